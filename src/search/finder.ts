import { toRadians } from '@/geo';
import type { Gazetteer, Region } from '@/model';
import MiniSearch from 'minisearch';
import { allowedEdits, compare } from './compare';
import { entriesOf, type Entry } from './entries';
import { wordsOf } from './fold';
import { foldNumber, houseSplits } from './house-number';
import { createRegionFinder } from './region-finder';
import { presentHouse, presentEntry } from './present';
import type { SearchOptions, SearchResult } from './result';
import { weightOf } from './street-words';

export interface Finder {
  /** How many names it knows. */
  readonly size: number;
  /** What the typed text finds, the best first. */
  find(text: string, options: SearchOptions): SearchResult[];
}

interface Scored {
  result: SearchResult;
  score: number;
}

/** Entries the index proposes for closer comparison. */
const proposed = 300;
/** Houses that stand for a street. */
const firstHouses = 5;
/** How much a word for the kind of a place counts against a word of its name. */
const kindShare = 0.6;

/** Builds the index. */
export function createFinder(gazetteer: Gazetteer | null, regions: readonly Region[]): Finder {
  const entries = entriesOf(gazetteer, regions);
  const regionAt = createRegionFinder(regions.filter(({ level }) => level === 'township'));
  const index = new MiniSearch<{ id: number; words: string }>({
    fields: ['words'], tokenize: (text) => text.split(' '), processTerm: (term) => term,
    searchOptions: {
      combineWith: 'OR', maxFuzzy: 2, weights: { prefix: 0.6, fuzzy: 0.3 },
      prefix: true, fuzzy: (word) => (/\d/.test(word) ? false : allowedEdits(word)),
      boostDocument: (id) => 1 + entries[Number(id)]!.importance,
    },
  });
  index.addAll(entries.map(({ words, kinds }, id) => ({ id, words: [...new Set([...words.flat(), ...kinds])].join(' ') })));

  const candidates = (words: readonly string[]): Entry[] => {
    const telling = words.filter((word) => weightOf(word) === 1);
    const asked = telling.length > 0 ? telling : words;
    // A name typed in one word may be two in the index, and the other way round.
    const joined = asked.length > 1 ? [...asked, asked.join('')] : asked;
    return index.search(joined.join(' ')).slice(0, proposed).map(({ id }) => entries[Number(id)]!);
  };

  const byName = (words: readonly string[], options: SearchOptions): Scored[] => {
    const scored = candidates(words).filter((entry) => entry.kind !== 'houses').map((entry) => {
      const { agreement, full } = bestAgreement(words, entry);
      const result = presentEntry(entry, regionAt, options.language);
      return { result, full, quality: agreement, score: agreement + 0.14 * entry.importance + nearness(result, options.near) };
    });
    const complete = scored.filter(({ full, quality }) => full && quality > 0.3);
    return complete.length > 0 ? complete : scored.filter(({ quality }) => quality > 0.45).map((one) => ({ ...one, score: one.score - 0.3 }));
  };

  const byNumber = (words: readonly string[], options: SearchOptions): Scored[] => houseSplits(words).flatMap(({ number, rest }) => {
    if (!rest.some((word) => weightOf(word) === 1)) return [];
    const streets = byName(rest, options).filter(({ result }) => result.kind === 'street').slice(0, 3);
    // Without that house, its street is the way on.
    const ways = streets.map(({ result, score }) => ({ result, score: score - 0.3 }));
    return [...ways, ...candidates(rest).flatMap((entry) => {
      if (entry.kind !== 'houses') return [];
      const { agreement, full } = bestAgreement(rest, entry);
      if (!full || agreement < 0.35) return [];
      return entry.houses.flatMap((house) => {
        const held = foldNumber(wordsOf(house[0]).join(''));
        if (!held.startsWith(number)) return [];
        // The whole number is a better find than a name, the beginning of one is not.
        const score = agreement + (held === number ? 0.2 : -0.1 - 0.01 * (held.length - number.length)) + 0.05 * entry.importance;
        const result = presentHouse(entry, house, regionAt, options.language);
        return [{ result, score: score + nearness(result, options.near) }];
      });
    })];
  });

  /** Where no streets are known, one is found by its first houses. */
  const byHouses = (words: readonly string[], options: SearchOptions): Scored[] => candidates(words).flatMap((entry) => {
    if (entry.kind !== 'houses' || !entry.alone) return [];
    const { agreement, full } = bestAgreement(words, entry);
    if (!full || agreement < 0.35) return [];
    return entry.houses.slice(0, firstHouses).map((house, i) => ({ result: presentHouse(entry, house, regionAt, options.language), score: agreement - 0.1 - 0.01 * i }));
  });

  return {
    size: entries.filter(({ kind }) => kind !== 'houses').length + entries.reduce((sum, entry) => sum + (entry.kind === 'houses' ? entry.houses.length : 0), 0),
    find(text, options) {
      const words = wordsOf(text).slice(0, 12);
      if (words.length === 0) return [];
      const found = [...byNumber(words, options), ...byName(words, options), ...byHouses(words, options)].sort((a, b) => b.score - a.score);
      const seen = new Set<string>();
      return found.map(({ result }) => result).filter(({ kind, id, title }) => {
        // Several buildings may share a number: one of them shows where it is.
        const key = `${kind} ${kind === 'address' ? title : id}`;
        return !seen.has(key) && seen.add(key);
      }).slice(0, options.limit);
    },
  };
}

/** 0…0.8 for how well an entry's best name, or its kind, agrees with what was typed. */
function bestAgreement(typed: readonly string[], { words, kinds }: Entry): { agreement: number; full: boolean } {
  let [best, isFull] = [0, false];
  for (const name of words) {
    const { quality, breadth, full } = compare(typed, name);
    const agreement = 0.66 * quality + 0.14 * breadth;
    if (Number(full) + agreement > Number(isFull) + best) [best, isFull] = [agreement, full];
  }
  if (kinds.length > 0 && !isFull) {
    const name = words.flat();
    const { quality, full } = compare(typed, [...name, ...kinds]);
    if (full) [best, isFull] = [Math.max(best, kindShare * 0.66 * quality), true];
  }
  return { agreement: best, full: isFull };
}

/** Up to 0.03, less by a third every 2 km. */
function nearness({ longitude, latitude }: SearchResult, near: SearchOptions['near']): number {
  if (!near) return 0;
  const x = (longitude - near.longitude) * Math.cos(toRadians(latitude));
  const metres = Math.hypot(x, latitude - near.latitude) * 111_320;
  return 0.03 * Math.exp(-metres / 5_000);
}
