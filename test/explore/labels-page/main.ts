import '@fontsource-variable/inter/wght.css';
import '@/ui/theme/tokens.css';
import { freePictures } from '../../../src/app/free-picture';
import { createCameraActs } from '@/app/camera';
import { selectByPointer } from '@/app/pointing';
import { createCityFrame, createObstacles, shareOfTile } from '@/geo';
import { allLayers, type LayerContext } from '@/layers';
import { cityManifestSchema, initialState, regionFileSchema, skylineSchema, type Position, type ScreenClass, type SharedState } from '@/model';
import { createStage } from '@/stage';
import { createCoverStore, createDataTimeStore, createDrawingStore, createMarkStore, createRoomStore, createFlight, createPointedStore, createPreferenceStore, createRegionIndex, createRegionStore, createRequestStore, createStageStore, createViewStore } from '@/state';

declare global {
  interface Window {
    CESIUM_BASE_URL: string;
    labels: Awaited<ReturnType<typeof open>>;
  }
}

window.CESIUM_BASE_URL = '/cesium/';

/** Floats per label in the table of the label layer: place, direction, spot, width, height and rise, ink, fade, opacity. */
const floats = 19;

/** The layers a hand can touch on the real stage, with the names as they were handed to the drawing. */
async function open() {
  const query = new URLSearchParams(location.search);
  const screenClass = (query.get('class') ?? 'medium') as ScreenClass;
  document.documentElement.dataset.screen = screenClass;
  if (query.has('root')) document.documentElement.style.fontSize = `${query.get('root')}px`;
  const manifestUrl = new URL(`/cities/${query.get('city') ?? 'test'}/manifest.json`, location.href).href;
  const fileOf = async (path: string | null): Promise<unknown> => path && (await fetch(new URL(path, manifestUrl))).json();
  const manifest = cityManifestSchema.parse(await (await fetch(manifestUrl)).json());
  const frame = createCityFrame(manifest.origin);
  const [row, column, rows, columns] = (query.get('tile') ?? '0,0,1,1').split(',').map(Number) as [number, number, number, number];
  const view = createViewStore(initialState({ view: manifest.home, aspectRatio: (innerWidth * columns) / (innerHeight * rows) }));
  const preferences = createPreferenceStore(screenClass, 'en', null, { theme: query.get('theme'), language: query.get('lang') });
  document.documentElement.dataset.theme = preferences.getState().theme;
  const status = createStageStore();
  const pointed = createPointedStore();
  const regions = createRegionStore();
  const regionFile = await fileOf(manifest.regions);
  if (regionFile) regions.setState({ index: createRegionIndex(regionFileSchema.parse(regionFile), frame), settled: true });
  const skyline = await fileOf(manifest.skyline);
  const obstacles = skyline ? createObstacles(skylineSchema.parse(skyline), frame, manifest.groundHeight) : null;
  const stage = await createStage({
    container: document.getElementById('city')!, screenClass, manifest, manifestUrl, view, status, interactive: true,
    budget: { screenSpaceError: 16, maxPixelRatio: 1, tileMemoryMB: 256, dataHz: 30, msaaSamples: 1, labels: Number(query.get('labels') ?? 140), shadows: 'off' },
    theme: preferences.getState().theme, share: shareOfTile({ row, column, rows, columns }),
  });
  if (query.has('time')) stage.setTime(Date.parse(query.get('time')!));
  let table: Float32Array = new Float32Array(0);
  const { setDeckLayers } = stage;
  stage.setDeckLayers = (owner, layers) => {
    if (owner === 'labels') table = (layers[0]?.props as { table?: Float32Array } | undefined)?.table ?? new Float32Array(0);
    setDeckLayers(owner, layers);
  };
  const covers = createCoverStore();
  const context: LayerContext = {
    covers, marks: createMarkStore(),
    stage, screenClass, manifest, manifestUrl, view, room: createRoomStore(), dataTime: createDataTimeStore(), drawing: createDrawingStore(), annotations: null, photo: () => Promise.reject(new Error('no hub')), requests: createRequestStore(), preferences, pointed, regions,
    obstacles: () => obstacles, enterRegion: (id) => view.set('region', id, 'user'), onMovers: () => () => undefined, sharedNow: () => Date.now(),
  };
  const started = allLayers.filter(({ id }) => id !== 'requests' && id !== 'workers').map((layer) => ({ layer, running: layer.start(context) }));
  const flight = createFlight(view, () => performance.now(), () => obstacles);
  stage.onFrame((now) => flight.step(now));
  const camera = createCameraActs({ stage, view, flight, manifest, home: () => manifest.home, shape: () => innerWidth / innerHeight, free: () => freePictures(covers.getState()), obstacles: () => obstacles });
  selectByPointer({ stage, view, camera, layers: started, pointed, enterRegion: context.enterRegion, toolInHand: () => false, cityExtent: manifest.extent });
  return {
    manifest, stage, status, pointed, preferences,
    set: <A extends keyof SharedState>(aspect: A, value: SharedState[A]) => view.set(aspect, value, 'system'),
    get: <A extends keyof SharedState>(aspect: A) => view.get(aspect),
    /** The labels that stay on the picture: middle of the text and its size in CSS pixels, and its direction there (y down). */
    placed() {
      const found: { x: number; y: number; width: number; height: number; dx: number; dy: number }[] = [];
      for (let at = 0; at < table.length; at += floats) {
        const [px, py, pz, ax, ay, az] = table.subarray(at, at + 6) as unknown as number[];
        if (table[at + 16] === 1) continue;
        const ends = [[px!, py!, pz!], [px! + 5 * ax!, py! + 5 * ay!, pz! + 5 * az!]].map((point) => frame.fromLocal(point as [number, number, number]));
        const [foot, ahead] = stage.project(ends).deck;
        if (!foot || !ahead) continue;
        const length = Math.hypot(ahead[0] - foot[0], ahead[1] - foot[1]);
        const sign = ahead[0] < foot[0] ? -1 : 1;
        const [dx, dy] = length < 0.01 ? [1, 0] : [(sign * (ahead[0] - foot[0])) / length, (sign * (ahead[1] - foot[1])) / length];
        const [width, height, below] = table.subarray(at + 10, at + 13) as unknown as [number, number, number];
        const rise = below + height / 2;
        found.push({ x: foot[0] + dy * rise, y: foot[1] - dx * rise, width, height, dx, dy });
      }
      return found;
    },
    over(x: number, y: number) {
      for (const { running } of started) {
        const found = running.over?.(x, y);
        if (found) return found;
      }
      return null;
    },
    /** CSS pixels of a place. */
    at: (position: Position) => stage.project([position]).deck[0] ?? null,
    /** Whether each place is in sight. */
    inSight: async (positions: Position[]) => [...(await stage.inSight(positions.map((position) => frame.toLocal(position))))],
  };
}

window.labels = await open();
