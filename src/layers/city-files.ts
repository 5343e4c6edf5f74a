import { gazetteerSchema, streetGraphSchema, type CityManifest, type Gazetteer, type StreetGraph } from '@/model';
import type { z } from 'zod';

const held = new Map<string, Promise<unknown>>();

/** The city's gazetteer, null where it has none; layers that ask share one copy. Rejects with what is wrong and what to do. */
export const loadGazetteer = (manifest: CityManifest, manifestUrl: string): Promise<Gazetteer | null> =>
  load(manifest.gazetteer, manifestUrl, gazetteerSchema, 'gazetteer');

/** The city's street graph, null where it has none. */
export const loadStreets = (manifest: CityManifest, manifestUrl: string): Promise<StreetGraph | null> =>
  load(manifest.streets, manifestUrl, streetGraphSchema, 'street graph');

function load<T>(path: string | null, manifestUrl: string, schema: z.ZodType<T>, what: string): Promise<T | null> {
  if (path === null) return Promise.resolve(null);
  const url = new URL(path, new URL(manifestUrl, globalThis.location?.href)).href;
  const before = held.get(url) as Promise<T> | undefined;
  if (before) return before;
  const loading = read(url, schema, what);
  held.set(url, loading);
  loading.catch(() => held.delete(url));
  return loading;
}

async function read<T>(url: string, schema: z.ZodType<T>, what: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: the hub answered ${response.status} ${response.statusText}`);
  const parsed = schema.safeParse(await response.json());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${url}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? `is not a ${what}`}; import the city again`);
}
