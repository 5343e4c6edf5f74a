import type { CityFrame } from '@/geo';
import { gazetteerSchema, streetGraphSchema, type Gazetteer, type Place } from '@/model';
import type { z } from 'zod';
import { packStreets, type PackedStreets } from '../streets/pack';

/** Addresses of a city's files of names, null where it has none. */
export interface NameFiles {
  gazetteer: string | null;
  streets: string | null;
}

/** Something a file gave, or what is wrong with the file and what to do. */
export type Outcome<T> = { value: T } | { problem: string };

/** What has a name: places, and streets with room for theirs. A city without streets has null. */
export interface ReadNames {
  places: Outcome<Place[]>;
  streets: Outcome<PackedStreets | null>;
}

/** Reads and checks a city's files of names and lays them out for the page. Never rejects. `groundHeight`: metres above the ellipsoid. */
export async function readNames({ gazetteer, streets }: NameFiles, frame: CityFrame, groundHeight: number): Promise<ReadNames> {
  const [names, graph] = await Promise.all([
    outcomeOf<Gazetteer | null>(gazetteer === null ? null : read(gazetteer, gazetteerSchema, 'gazetteer')),
    outcomeOf(streets === null ? null : read(streets, streetGraphSchema, 'street graph')),
  ]);
  const places = 'value' in names ? { value: names.value?.places ?? [] } : names;
  if ('problem' in names) return { places, streets: names };
  if ('problem' in graph) return { places, streets: graph };
  return { places, streets: { value: graph.value && packStreets(graph.value, names.value, frame, groundHeight) } };
}

async function outcomeOf<T>(reading: Promise<T> | T): Promise<Outcome<T>> {
  try {
    return { value: await reading };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function read<T>(url: string, schema: z.ZodType<T>, what: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: the hub answered ${response.status} ${response.statusText}`);
  const json: unknown = await response.json().catch(() => {
    throw new Error(`${url}: is not JSON; import the city again`);
  });
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${url}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? `is not a ${what}`}; import the city again`);
}
