import { createCityFrame } from '@/geo';
import { regionFileSchema, type CityManifest, type Region } from '@/model';
import type { RegionActs } from '@/screens';
import { createRegionIndex, createRegionStore, type RegionIndex, type RegionStore, type ViewStore } from '@/state';
import { z } from 'zod';

/** The city's regions, loading; a city without them, or with a broken file, stays usable and `problem` says why. */
export function loadRegions(manifest: CityManifest, manifestUrl: string): RegionStore {
  const store = createRegionStore();
  if (manifest.regions === null) store.setState({ settled: true });
  else {
    read(new URL(manifest.regions, manifestUrl).href, manifest).then(
      (index) => store.setState({ index, settled: true }),
      (error: unknown) => store.setState({ settled: true, problem: { kind: 'failed', details: error instanceof Error ? error.message : String(error) } }),
    );
  }
  return store;
}

async function read(url: string, { origin }: CityManifest): Promise<RegionIndex> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  const parsed = regionFileSchema.safeParse(await response.json().catch(() => null));
  if (!parsed.success) throw new Error(`${url}: ${z.prettifyError(parsed.error)}`);
  return createRegionIndex(parsed.data, createCityFrame(origin));
}

/** The regions once they are loaded; null for a city that has none. */
function whenSettled(store: RegionStore): Promise<RegionIndex | null> {
  const { settled, index } = store.getState();
  if (settled) return Promise.resolve(index);
  return new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (!state.settled) return;
      stop();
      resolve(state.index);
    });
  });
}

type Frame = (region: Region, durationMs?: number) => Promise<boolean>;

/** Going into and out of regions, as a hand on this screen does. */
export function createRegionActs(store: RegionStore, view: ViewStore, frame: Frame): RegionActs {
  const find: RegionActs['find'] = async (id) => (await whenSettled(store))?.get(id) ?? null;
  const enter: RegionActs['enter'] = async (id, durationMs) => {
    const region = await find(id ?? 'city');
    if (!region) {
      if (id !== null) store.setState({ problem: { kind: 'unknown', id } });
      return false;
    }
    store.setState({ hovered: null, problem: null });
    view.set('region', region.level === 'city' ? null : region.id, 'user');
    return frame(region, durationMs);
  };
  return {
    enter,
    find,
    async up() {
      const id = view.get('region');
      const parent = id === null ? null : store.getState().index?.get(id)?.parent;
      return parent ? enter(parent) : false;
    },
  };
}

/** A region that is not of this city, from another screen or an old address, is left for the whole city, and said. */
export function leaveUnknownRegions(store: RegionStore, view: ViewStore): void {
  const check = (): void => {
    const id = view.get('region');
    const { index, settled } = store.getState();
    if (id === null || !settled || index?.get(id)) return;
    view.set('region', null, 'system');
    store.setState({ problem: { kind: 'unknown', id } });
  };
  view.onChange(({ aspect }) => {
    if (aspect === 'region') check();
  });
  store.subscribe((state, before) => {
    if (state.settled !== before.settled) check();
  });
  check();
}
