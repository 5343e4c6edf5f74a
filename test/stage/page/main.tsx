import { COORDINATE_SYSTEM } from '@deck.gl/core';
import { ColumnLayer, PathLayer } from '@deck.gl/layers';
import { createCityFrame, createObstacles, pictureAspect, shareOfTile } from '@/geo';
import { cityManifestSchema, initialState, skylineSchema, wholeWall, type CityManifest, type PictureShare, type Position, type Tile, type ViewState } from '@/model';
import { createStage, type Budget, type Pick, type PointerHit, type Stage } from '@/stage';
import { createStageStore, createViewStore, type Notice, type Theme } from '@/state';

/** What the tests drive from outside, on the page. */
export interface StageTest {
  open(options?: { tile?: Tile; share?: PictureShare; interactive?: boolean; theme?: Theme; budget?: Partial<Budget>; city?: string }): Promise<void>;
  close(): void;
  stage: Stage;
  manifest: CityManifest;
  setView(view: ViewState, aspectRatio?: number): void;
  view(): ViewState;
  status(): { phase: string; notice: Notice | null; tilesFailed: number };
  settled(): Promise<void>;
  /** Draws that many frames, one per display refresh. */
  frames(count: number): Promise<void>;
  column(east: number, north: number, height: number): void;
  box(east: number, north: number, height: number): void;
  /** A line of so many parts on the ground, round the origin. */
  circle(radius: number, parts: number): void;
  clear(): void;
  pick(x: number, y: number): Pick | null;
  hits: PointerHit[];
  local(east: number, north: number, up: number): Position;
}

const budget: Budget = { screenSpaceError: 4, maxPixelRatio: 1, tileMemoryMB: 128, dataHz: 20, msaaSamples: 1, labels: 0, shadows: 'off' };
const views = { current: createViewStore(initialState({ view: zeroView(), aspectRatio: 1 })) };
const status = createStageStore();
let opened: Stage | null = null;

const test: StageTest = {
  stage: undefined as unknown as Stage,
  manifest: undefined as unknown as CityManifest,
  hits: [],
  async open({ tile = wholeWall, share = shareOfTile(tile), interactive = false, theme = 'day', budget: own, city = '/cities/test/' } = {}) {
    const manifestUrl = new URL(`${city}manifest.json`, location.href).href;
    test.manifest = cityManifestSchema.parse(await (await fetch(manifestUrl)).json());
    const skyline = test.manifest.skyline;
    const obstacles = skyline === null ? null : createObstacles(
      skylineSchema.parse(await (await fetch(new URL(skyline, manifestUrl))).json()), createCityFrame(test.manifest.origin), test.manifest.groundHeight,
    );
    const container = document.createElement('div');
    container.className = 'stage';
    document.body.append(container);
    views.current = createViewStore(initialState({ view: test.manifest.home, aspectRatio: pictureAspect(share, innerWidth, innerHeight) }));
    test.stage = await createStage({
      container, screenClass: 'medium', budget: { ...budget, ...own }, manifest: test.manifest, manifestUrl, view: views.current, status, theme, share, interactive, obstacles: () => obstacles,
    });
    // The sun of the machine's own clock would make pictures differ from hour to hour.
    test.stage.setTime(Date.UTC(2026, 5, 21, 4));
    opened = test.stage;
    test.hits = [];
    test.stage.onPointer((hit) => test.hits.push(hit));
  },
  close() {
    opened?.dispose();
    opened = null;
    document.querySelector('.stage')?.remove();
  },
  setView(view, aspectRatio = innerWidth / innerHeight) {
    views.current.set('camera', { view, aspectRatio }, 'remote');
  },
  view: () => views.current.get('camera').view,
  status: () => status.getState(),
  settled: () => test.stage.settled(),
  frames(count) {
    return new Promise((done) => {
      let left = count;
      const stop = test.stage.onFrame(() => {
        if (--left > 0) return true;
        stop();
        done();
        return false;
      });
    });
  },
  column(east, north, height) {
    test.stage.setDeckLayers('columns', [new ColumnLayer({
      id: 'columns',
      data: [{ id: 'column-1', properties: { kind: 'column' }, position: test.stage.frame.toLocal(test.local(east, north, 0)) }],
      coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
      getPosition: ({ position }: { position: [number, number, number] }) => position,
      radius: 8, diskResolution: 12, extruded: true, getElevation: height, getFillColor: [255, 0, 0],
      material: false, pickable: true,
    })]);
  },
  box(east, north, height) {
    const [x, y, z] = test.stage.frame.toLocal(test.local(east, north, 0));
    test.stage.setSite('boxes', (
      <mesh position={[x, y, z + height / 2]} userData={{ layer: 'boxes', id: 'box-1', properties: { kind: 'box' } }}>
        <boxGeometry args={[16, 16, height]} />
        <meshBasicMaterial color="#0000ff" />
      </mesh>
    ));
  },
  circle(radius, parts) {
    const path = Array.from({ length: parts + 1 }, (_, i) => {
      const angle = (i * 2 * Math.PI) / parts;
      return test.stage.frame.toLocal(test.local(radius * Math.cos(angle), radius * Math.sin(angle), 2));
    });
    test.stage.setDeckLayers('circles', [new PathLayer({
      id: 'circles', data: [path], coordinateSystem: COORDINATE_SYSTEM.CARTESIAN, getPath: (each) => each, getWidth: 6, getColor: [255, 0, 255],
    })]);
  },
  clear() {
    test.stage.setDeckLayers('circles', []);
    test.stage.setDeckLayers('columns', []);
    test.stage.setSite('boxes', null);
  },
  pick: (x, y) => test.stage.pick(x, y),
  local(east, north, up) {
    const { longitude, latitude } = test.stage.frame.fromLocal([east, north, 0]);
    return { longitude, latitude, height: test.manifest.groundHeight + up };
  },
};

function zeroView(): ViewState {
  return { longitude: 0, latitude: 0, height: 1, bearing: 0, pitch: 0, roll: 0, fovy: 40 };
}

declare global {
  interface Window {
    CESIUM_BASE_URL: string;
    stageTest: StageTest;
  }
}
window.CESIUM_BASE_URL = '/cesium/';
window.stageTest = test;
