import { allLayers, fleetStore, followOrder, type LayerContext } from '@/layers';
import { cityManifestSchema, initialState, type Position, type ServiceRequest, type SharedState, wholeShare } from '@/model';
import { createStage } from '@/stage';
import { createCoverStore, createDataTimeStore, createDrawingStore, createMarkStore, createRoomStore, createPointedStore, createPreferenceStore, createRegionStore, createRequestStore, createStageStore, createViewStore } from '@/state';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Shelf } from './shelf';

declare global {
  interface Window {
    CESIUM_BASE_URL: string;
    page: Awaited<ReturnType<typeof open>>;
  }
}

window.CESIUM_BASE_URL = '/cesium/';

/** The real layers on the real stage over a city; the test holds the clock and plays the hub. */
async function open() {
  const query = new URLSearchParams(location.search);
  const manifestUrl = new URL(`/cities/${query.get('city') ?? 'test'}/manifest.json`, location.href).href;
  const manifest = cityManifestSchema.parse(await (await fetch(manifestUrl)).json());
  const view = createViewStore(initialState({ view: manifest.home, aspectRatio: innerWidth / innerHeight }));
  const requests = createRequestStore();
  const preferences = createPreferenceStore('medium', 'en', null, { theme: query.get('theme') });
  const status = createStageStore();
  const movers = new Set<(bytes: Uint8Array) => void>();
  let now = 0;
  const stage = await createStage({
    container: document.getElementById('city')!, screenClass: 'medium', manifest, manifestUrl, view, status, interactive: true,
    budget: { screenSpaceError: 16, maxPixelRatio: 1, tileMemoryMB: 256, dataHz: 30, msaaSamples: 1, labels: 140, shadows: 'off' },
    theme: preferences.getState().theme, share: wholeShare,
  });
  const context: LayerContext = {
    covers: createCoverStore(), marks: createMarkStore(),
    stage, screenClass: 'medium', manifest, manifestUrl, view, room: createRoomStore(), dataTime: createDataTimeStore(), drawing: createDrawingStore(), annotations: null, photo: () => Promise.reject(new Error('no hub')), requests, preferences, pointed: createPointedStore(), obstacles: () => null,
    regions: createRegionStore(), enterRegion: (id) => view.set('region', id, 'user'),
    onMovers(listener) {
      movers.add(listener);
      return () => movers.delete(listener);
    },
    sharedNow: () => now,
  };
  followOrder(stage, view, allLayers.filter(({ unlisted }) => !unlisted).map(({ id }) => id));
  const running = new Map(allLayers.map((layer) => [layer.id, layer.start(context)]));
  const shelf = createRoot(document.getElementById('interface')!);
  return {
    manifest, stage, status, fleet: fleetStore,
    setNow(at: number) {
      now = at;
      stage.invalidate();
    },
    sendMovers(bytes: number[]) {
      for (const listener of movers) listener(Uint8Array.from(bytes));
    },
    sendRequests(items: ServiceRequest[]) {
      requests.upsert(items, requests.getState().offset + items.length, true);
    },
    /** Resolves when that many frames have been drawn from now on. */
    async frames(count: number) {
      const until = stage.stats().frames + count;
      while (stage.stats().frames < until) {
        stage.invalidate();
        await new Promise((next) => setTimeout(next, 10));
      }
    },
    /** Puts the buildings' legend and, with an id, that building's panel on the page. */
    showBuildings(id: string | null) {
      const { Legend, Panel } = running.get('buildings')!;
      shelf.render(createElement(Shelf, { preferences, Legend, Panel, id }));
    },
    get: <A extends keyof SharedState>(aspect: A): SharedState[A] => view.get(aspect),
    /** CSS pixels of a place, by deck.gl's own projection. */
    at: (position: Position) => stage.project([position]).deck[0] ?? null,
    set: <A extends keyof SharedState>(aspect: A, value: SharedState[A]) => view.set(aspect, value, 'system'),
  };
}

window.page = await open();
