import { placeKinds, regionLevels, streetClasses } from '@/model';
import { resultKinds, type SearchResult } from '@/search';
import { z } from 'zod';

const most = 6;

const recentSchema = z.array(z.strictObject({
  kind: z.enum(resultKinds), id: z.string().max(128), title: z.string().min(1).max(300), detail: z.string().max(400),
  class: z.enum([...placeKinds, ...streetClasses, ...regionLevels]).nullable(),
  longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90), distance: z.number().positive().max(1e6),
})).max(most);

const key = (cityId: string): string => `metroscope.search.${cityId}`;

/** What was chosen last in a city, newest first; nothing where that was not remembered or is damaged. */
export function readRecent(storage: Pick<Storage, 'getItem'>, cityId: string): SearchResult[] {
  try {
    const parsed = recentSchema.safeParse(JSON.parse(storage.getItem(key(cityId)) ?? '[]'));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Puts a choice in front of the others; the oldest of more than six is forgotten. */
export function rememberRecent(storage: Pick<Storage, 'getItem' | 'setItem'>, cityId: string, chosen: SearchResult): void {
  const others = readRecent(storage, cityId).filter(({ kind, title, id }) => kind !== chosen.kind || title !== chosen.title || id !== chosen.id);
  try {
    storage.setItem(key(cityId), JSON.stringify([chosen, ...others].slice(0, most)));
  } catch {
    // A full or forbidden storage only means that the choice is forgotten.
  }
}

export function forgetRecent(storage: Pick<Storage, 'removeItem'>, cityId: string): void {
  try {
    storage.removeItem(key(cityId));
  } catch {
    // Nothing was remembered either.
  }
}
