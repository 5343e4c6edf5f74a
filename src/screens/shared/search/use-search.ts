import { readCellCode, readCoordinates, type SearchResult } from '@/search';
import { deviceStorage } from '@/state';
import { useText } from '@/ui';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { readRecent } from './recent-searches';

const limit = 24;

/** What a search shows for the text typed so far. */
export type Found =
  | { kind: 'recent'; results: SearchResult[] }
  | { kind: 'results'; results: SearchResult[] }
  | { kind: 'refused'; axis: 'longitude' | 'latitude'; value: number; results: [] }
  | { kind: 'loading'; results: SearchResult[] }
  | { kind: 'failed'; message: string; results: [] };

/** What a text finds, those near the middle of the picture before others as good. */
export function ask({ search, stage, view }: Program, text: string, language: 'en' | 'zh'): Promise<SearchResult[]> {
  const { clientWidth, clientHeight } = stage.canvas;
  const { longitude, latitude } = stage.groundAt(clientWidth / 2, clientHeight / 2) ?? view.get('camera').view;
  return search.query(text, { limit, near: { longitude, latitude }, language });
}

/** Searches as the text changes; an answer to an earlier text is dropped. */
export function useSearch(program: Program, text: string): Found {
  const { search, manifest, regions } = program;
  const { language } = useText();
  const state = useStore(search.state);
  const [answer, setAnswer] = useState<{ text: string; results: SearchResult[] } | null>(null);
  const typed = text.trim();

  const coordinates = readCoordinates(typed, manifest.extent);
  const cell = readCellCode(typed);
  const isCell = useStore(regions, ({ index }) => cell !== null && (index?.get(cell) ?? null) !== null);
  const isAskable = typed !== '' && (coordinates !== null || isCell || state.phase !== 'failed');
  useEffect(() => {
    if (!isAskable) return;
    let current = true;
    void ask(program, typed, language).then((results) => {
      if (current) setAnswer({ text: typed, results });
    }, () => undefined);
    return () => {
      current = false;
    };
  }, [program, typed, language, isAskable]);

  if (typed === '') return { kind: 'recent', results: readRecent(deviceStorage, manifest.id) };
  if (coordinates?.kind === 'refused') return { ...coordinates, results: [] };
  if (state.phase === 'failed' && !coordinates && !isCell) return { kind: 'failed', message: state.message, results: [] };
  // The list of a moment ago stays in sight until the next one is there.
  if (answer?.text !== typed) return { kind: 'loading', results: answer?.results ?? [] };
  return { kind: 'results', results: answer.results };
}
