import { gazetteerSchema, regionFileSchema, type Region } from '@/model';
import { z } from 'zod';
import { createFinder, type Finder } from './finder';
import type { SearchOptions, SearchResult } from './result';

/** What the page sends: first where the names are, then what to look for. */
export type ToSearch = { kind: 'start'; gazetteer: string | null; regions: string | null } | { kind: 'find'; call: number; text: string; options: SearchOptions };

/** `size`: how many names there are. `message`: what is wrong and in which file. */
export type FromSearch = { kind: 'ready'; size: number } | { kind: 'failed'; message: string } | { kind: 'found'; call: number; results: SearchResult[] };

const scope = self as unknown as DedicatedWorkerGlobalScope;
const send = (message: FromSearch): void => scope.postMessage(message);

let finder: Finder | null = null;

scope.onmessage = ({ data }: MessageEvent<ToSearch>) => {
  if (data.kind === 'find') {
    send({ kind: 'found', call: data.call, results: finder?.find(data.text, data.options) ?? [] });
    return;
  }
  void start(data).then(
    (made) => {
      finder = made;
      send({ kind: 'ready', size: made.size });
    },
    (error: unknown) => send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
};

async function start({ gazetteer, regions }: { gazetteer: string | null; regions: string | null }): Promise<Finder> {
  const [names, parts] = await Promise.all([
    gazetteer === null ? null : load(gazetteer, gazetteerSchema),
    regions === null ? ([] as Region[]) : load(regions, regionFileSchema).then((file) => file.regions),
  ]);
  return createFinder(names, parts);
}

async function load<T>(url: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new Error(`${url}: ${String(error)}`);
  });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  const json: unknown = await response.json().catch(() => {
    throw new Error(`${url}: is not JSON`);
  });
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new Error(`${url}: ${path.join('.') || 'the file'}: ${message}`);
}
