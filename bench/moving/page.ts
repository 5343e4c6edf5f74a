import { startCesiumPoints } from './cesium-points';
import { createFleet, type Fleet } from './fleet';
import { allLayers, type LayerContext } from '@/layers';
import { cityManifestSchema, initialState, wholeShare } from '@/model';
import { moverPeriodMs } from '@/protocol';
import { createStage } from '@/stage';
import { createCoverStore, createDataTimeStore, createDrawingStore, createMarkStore, createRoomStore, createPointedStore, createPreferenceStore, createRegionStore, createRequestStore, createStageStore, createViewStore } from '@/state';

declare global {
  interface Window {
    CESIUM_BASE_URL: string;
    bench: Awaited<ReturnType<typeof open>>;
  }
}

window.CESIUM_BASE_URL = '/cesium/';

/** Milliseconds the main thread spent in each frame since they were last asked for. */
let frameMs: number[] = [];
const request = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) =>
  request((now) => {
    const start = performance.now();
    callback(now);
    frameMs.push(performance.now() - start);
  });

/** A stage that draws frame after frame, and on it nothing, our workers or Cesium's points, fed alike. */
async function open() {
  const manifestUrl = new URL('/cities/empty/manifest.json', location.href).href;
  const manifest = cityManifestSchema.parse(await (await fetch(manifestUrl)).json());
  const view = createViewStore(initialState({ view: manifest.home, aspectRatio: innerWidth / innerHeight }));
  const preferences = createPreferenceStore('medium', 'en', null);
  const status = createStageStore();
  const stage = await createStage({
    container: document.getElementById('city')!, screenClass: 'medium', manifest, manifestUrl, view, status, interactive: false,
    budget: { screenSpaceError: 32, maxPixelRatio: 1, tileMemoryMB: 256, dataHz: 30, msaaSamples: 1, labels: 0, shadows: 'off' },
    theme: 'night', share: wholeShare,
  });
  stage.onFrame(() => true);
  const now = (): number => performance.timeOrigin + performance.now();
  let fleet: Fleet | null = null;
  let stopRound = (): void => undefined;

  const feed = (send: (bytes: Uint8Array) => void): (() => void) => {
    const held = fleet!;
    const second = (): number => Math.floor(now() / 1_000);
    for (let back = moverPeriodMs / 250; back >= 1; back--) send(held.batch(second() - back));
    const timer = setInterval(() => send(held.batch(second() - 1)), 1_000);
    return () => clearInterval(timer);
  };

  const start = {
    empty: () => () => undefined,
    ours: () => {
      let receive = (_: Uint8Array): void => undefined;
      const context: LayerContext = {
        covers: createCoverStore(), marks: createMarkStore(),
        stage, screenClass: 'medium', manifest, manifestUrl, view, room: createRoomStore(), dataTime: createDataTimeStore(), drawing: createDrawingStore(), annotations: null, photo: () => Promise.reject(new Error('no hub')), requests: createRequestStore(), preferences, pointed: createPointedStore(), obstacles: () => null,
        regions: createRegionStore(), enterRegion: (id) => view.set('region', id, 'user'), sharedNow: now,
        onMovers: (listener) => {
          receive = listener;
          return () => undefined;
        },
      };
      const layer = allLayers.find(({ id }) => id === 'workers')!.start(context);
      const stopFeed = feed((bytes) => receive(bytes));
      return () => {
        stopFeed();
        layer.stop();
      };
    },
    cesiumPoints: () => {
      const points = startCesiumPoints(fleet!.size, manifest.groundHeight);
      const stopFeed = feed((bytes) => points.accept(bytes));
      const unhook = stage.onFrame(() => {
        points.move(now() - moverPeriodMs);
        return true;
      });
      return () => {
        stopFeed();
        unhook();
        points.stop();
      };
    },
  };

  return {
    status,
    errors: () => stage.stats().errors,
    takeFrames() {
      const taken = frameMs;
      frameMs = [];
      return taken;
    },
    setFleet(size: number) {
      fleet = createFleet(size, manifest.extent);
    },
    start(mode: keyof typeof start) {
      stopRound();
      stopRound = start[mode]();
    },
  };
}

window.bench = await open();
