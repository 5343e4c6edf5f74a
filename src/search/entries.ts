import { streetClasses, type Gazetteer, type NamedStreet, type Place, type Region, type StreetClass } from '@/model';
import { wordsOf } from './fold';
import { kindWords } from './kind-words';
import { weightOf } from './street-words';

/** Number, longitude, latitude, building id. */
export type House = Gazetteer['addresses'][number]['houses'][number];
type Named = Readonly<Record<string, string>>;

interface Findable {
  /** By language tag, `''` the local one. */
  names: Named;
  /** Folded words of each different name. */
  words: string[][];
  /** Words for its kind, which find it less well than a name. */
  kinds: readonly string[];
  /** 0…1. */
  importance: number;
}

/** Something that can be found by its names. */
export type NamedEntry = Findable & ({ kind: 'place'; place: Place } | { kind: 'street'; street: NamedStreet } | { kind: 'region'; region: Region });
/** The houses of a street, each found by the street's names and its number. `alone`: no street of the city is known by itself. */
export type HouseEntry = Findable & { kind: 'houses'; houses: readonly House[]; alone: boolean };
export type Entry = NamedEntry | HouseEntry;

const importanceOfStreet: Record<StreetClass, number> = { motorway: 0.8, primary: 0.8, secondary: 0.6, local: 0.35, service: 0.2, path: 0.2 };
const importanceOfRegion: Record<Region['level'], number> = { city: 1, county: 0.85, township: 0.6, cell: 0.2 };

/** Everything of a city that has a name. */
export function entriesOf(gazetteer: Gazetteer | null, regions: readonly Region[]): Entry[] {
  const entries: Entry[] = [];
  const streetByWords = new Map<string, Named>();
  for (const place of gazetteer?.places ?? []) {
    entries.push({ kind: 'place', place, names: place.names, words: wordLists(place.names), kinds: kindWords(place.kind), importance: place.weight });
  }
  for (const street of gazetteer?.streets ?? []) {
    const ofClass = streetClasses.find((known) => known === street.class);
    const importance = (ofClass ? importanceOfStreet[ofClass] : 0.3) * Math.min(1, 0.6 + street.length / 12_000);
    streetByWords.set(wordKey(street.names['']!), street.names);
    entries.push({ kind: 'street', street, names: street.names, words: wordLists(street.names), kinds: [], importance });
  }
  for (const { street, houses } of gazetteer?.addresses ?? []) {
    const names = { ...streetByWords.get(wordKey(street)), '': street };
    entries.push({ kind: 'houses', houses, alone: streetByWords.size === 0, names, words: wordLists(names), kinds: [], importance: Math.min(0.6, houses.length / 200) });
  }
  for (const region of regions) {
    const names = { '': region.name.en, en: region.name.en, zh: region.name.zh };
    entries.push({ kind: 'region', region, names, words: wordLists(names), kinds: [], importance: importanceOfRegion[region.level] });
  }
  return entries;
}

const wordKey = (name: string): string => wordsOf(name).sort().join(' ');

/** Names of up to this many words may be typed as one word. */
const joinable = 3;

/** A hyphen or a space may be typed or not; several names may stand in one tag, parted by semicolons. */
function wordLists(names: Named): string[][] {
  const lists = new Map<string, string[]>();
  for (const name of Object.values(names).flatMap((value) => value.split(';'))) {
    for (const spelling of name.includes('-') ? [name, name.replaceAll('-', '')] : [name]) {
      const words = wordsOf(spelling);
      if (words.length > 0) lists.set(words.join(' '), words);
      const telling = words.filter((word) => weightOf(word) === 1 && !/\p{Script=Han}/u.test(word));
      if (telling.length > 1 && telling.length <= joinable) lists.set(telling.join(''), [telling.join('')]);
    }
  }
  return [...lists.values()];
}
