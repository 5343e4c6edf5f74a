import type { Extent, Region } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readCellCode } from './cell-code';
import { readCoordinates } from './coordinates';
import { presentRegion } from './present';
import type { SearchOptions, SearchResult } from './result';
import type { FromSearch, ToSearch } from './search-worker';

/** Whether names can be searched. `size`: how many there are; `message`: what is wrong, and in which file. */
export type SearchState = { phase: 'idle' | 'loading' } | { phase: 'ready'; size: number } | { phase: 'failed'; message: string };

export interface Search {
  readonly state: StoreApi<SearchState>;
  /** Loads and indexes the names, in a worker, unless that is done or under way; after a failure, once more. */
  prepare(): void;
  /**
   * What the text finds, the best first. Coordinates and grid cells are read at once; names wait for the index.
   * @throws {Error} when the names cannot be read and the text is neither coordinates nor a cell; `state` says the same.
   */
  query(text: string, options: SearchOptions): Promise<SearchResult[]>;
}

interface SearchSource {
  /** Addresses of the city's files; null where it has none. */
  gazetteer: string | null;
  regions: string | null;
  extent: Extent;
  /** A region by its id, grid cells included; null for an unknown one, and while they are loading. */
  region(id: string): Region | null;
}

/** Metres from which a typed position is looked at. */
const coordinateDistance = 600;

/** Nothing is loaded before `prepare` or the first query for a name. */
export function createSearch({ gazetteer, regions, extent, region }: SearchSource): Search {
  const state = createStore<SearchState>(() => ({ phase: 'idle' }));
  const waiting = new Map<number, (results: SearchResult[]) => void>();
  let worker: Worker | null = null;
  let calls = 0;

  const fail = (message: string): void => {
    worker?.terminate();
    worker = null;
    state.setState({ phase: 'failed', message }, true);
    for (const answer of waiting.values()) answer([]);
    waiting.clear();
  };
  const post = (message: ToSearch): void => worker?.postMessage(message);

  const prepare = (): void => {
    if (worker) return;
    state.setState({ phase: 'loading' }, true);
    worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
    worker.onerror = (event) => fail(event.message || 'the search could not be started');
    worker.onmessage = ({ data }: MessageEvent<FromSearch>) => {
      if (data.kind === 'ready') state.setState({ phase: 'ready', size: data.size }, true);
      else if (data.kind === 'failed') fail(data.message);
      else {
        waiting.get(data.call)?.(data.results);
        waiting.delete(data.call);
      }
    };
    post({ kind: 'start', gazetteer, regions });
  };

  const ready = (): Promise<void> => new Promise((resolve, reject) => {
    const settle = (now: SearchState): boolean => {
      if (now.phase === 'ready') resolve();
      else if (now.phase === 'failed') reject(new Error(now.message));
      return now.phase === 'ready' || now.phase === 'failed';
    };
    if (settle(state.getState())) return;
    const stop = state.subscribe((now) => {
      if (settle(now)) stop();
    });
  });

  return {
    state,
    prepare,
    async query(text, options) {
      const position = readCoordinates(text, extent);
      if (position?.kind === 'refused') return [];
      if (position) return [coordinateResult(position.longitude, position.latitude)];
      if (text.trim() === '') return [];
      const code = readCellCode(text);
      const cell = code === null ? null : region(code);
      if (cell) return [presentRegion(cell, options.language, cell.parent === null ? null : region(cell.parent))];
      prepare();
      await ready();
      return new Promise((answer) => {
        calls++;
        waiting.set(calls, answer);
        post({ kind: 'find', call: calls, text: text.slice(0, 200), options });
      });
    },
  };
}

function coordinateResult(longitude: number, latitude: number): SearchResult {
  const title = `${Math.abs(latitude).toFixed(5)}° ${latitude < 0 ? 'S' : 'N'}, ${Math.abs(longitude).toFixed(5)}° ${longitude < 0 ? 'W' : 'E'}`;
  return { kind: 'coordinate', id: '', title, detail: '', class: null, longitude, latitude, distance: coordinateDistance };
}
