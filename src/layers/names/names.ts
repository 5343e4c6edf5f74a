import type { CityManifest, Place } from '@/model';
import type { PackedStreets } from '../streets/pack';
import type { ToNames } from './names-worker';
import type { Outcome, ReadNames } from './read-names';

const held = new Map<string, Promise<ReadNames>>();

/** The city's places; layers that ask share one copy. Rejects with what is wrong and what to do; asking again tries again. */
export const loadPlaces = async (manifest: CityManifest, manifestUrl: string): Promise<readonly Place[]> => valueOf((await load(manifest, manifestUrl)).places);

/** The city's streets, null where it has none. Rejects like `loadPlaces`. */
export const loadStreets = async (manifest: CityManifest, manifestUrl: string): Promise<PackedStreets | null> =>
  valueOf((await load(manifest, manifestUrl)).streets);

function valueOf<T>(outcome: Outcome<T>): T {
  if ('problem' in outcome) throw new Error(outcome.problem);
  return outcome.value;
}

function load(manifest: CityManifest, manifestUrl: string): Promise<ReadNames> {
  const base = new URL(manifestUrl, globalThis.location?.href);
  const before = held.get(base.href);
  if (before) return before;
  const fileOf = (path: string | null): string | null => path && new URL(path, base).href;
  const { origin, groundHeight } = manifest;
  const loading = ask({ files: { gazetteer: fileOf(manifest.gazetteer), streets: fileOf(manifest.streets) }, origin, groundHeight });
  held.set(base.href, loading);
  loading.then(
    ({ places, streets }) => {
      if ('problem' in places || 'problem' in streets) held.delete(base.href);
    },
    () => held.delete(base.href),
  );
  return loading;
}

/** A worker for this one question: files of megabytes would hold up the page that reads them. */
function ask(question: ToNames): Promise<ReadNames> {
  const worker = new Worker(new URL('./names-worker.ts', import.meta.url), { type: 'module', name: 'names' });
  const answer = new Promise<ReadNames>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ReadNames>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || 'the worker that reads names could not start; reload the page'));
  });
  worker.postMessage(question);
  return answer.finally(() => worker.terminate());
}
