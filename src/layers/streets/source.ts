import type { CityFrame } from '@/geo';
import type { CityManifest } from '@/model';
import type { Stage } from '@/stage';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { loadStreets } from '../names/names';
import { createStreetNetwork, type StreetNetwork } from './network';

export interface StreetState {
  /** Null while loading, and where the city has no streets. */
  network: StreetNetwork | null;
  phase: 'loading' | 'ready' | 'failed';
  /** Why it failed, and what to do. */
  message: string;
}

export interface StreetSource {
  readonly store: StoreApi<StreetState>;
  load(): void;
}

/** Names and streets wait for the first whole picture, but no longer than this. */
const patienceMs = 4_000;

/** Resolves when the city can be seen: what is not part of its first picture should not slow that down. */
export const afterFirstPicture = (stage: Pick<Stage, 'settled'>): Promise<void> =>
  Promise.race([stage.settled().catch(() => undefined), new Promise<void>((resolve) => setTimeout(resolve, patienceMs))]);

const sources = new WeakMap<CityManifest, StreetSource>();

/** A city's streets, in `frame`; one for all layers that ask with the same manifest. */
export function createStreetSource(manifest: CityManifest, manifestUrl: string, frame: CityFrame): StreetSource {
  const held = sources.get(manifest);
  if (held) return held;
  const store = createStore<StreetState>(() => ({ network: null, phase: 'loading', message: '' }));
  let asked = false;
  const source: StreetSource = {
    store,
    load() {
      if (asked) return;
      asked = true;
      store.setState({ phase: 'loading', message: '' });
      loadStreets(manifest, manifestUrl).then(
        (packed) => store.setState({ phase: 'ready', network: packed && createStreetNetwork(packed, frame) }),
        (error: unknown) => {
          asked = false;
          store.setState({ phase: 'failed', message: error instanceof Error ? error.message : String(error) });
        },
      );
    },
  };
  sources.set(manifest, source);
  return source;
}
