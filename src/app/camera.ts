import { clearedView, containFovy, enclosingView, offCentre, toEcef, toRadians, type FreePart, type Obstacles } from '@/geo';
import type { CityManifest, Position, ViewState } from '@/model';
import type { CameraActs } from '@/screens';
import type { Stage } from '@/stage';
import type { Flight, ViewStore } from '@/state';

const shortest = 800;
const longest = 2_500;

/** Milliseconds a flight takes: 0.8 s nearby to 2.5 s over 20 km and more; none where the person wants no motion. */
function durationOf(from: ViewState, to: ViewState): number {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return 0;
  const [a, b] = [toEcef(from), toEcef(to)];
  const metres = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  return Math.min(longest, shortest + (longest - shortest) * Math.sqrt(metres / 20_000));
}

/** Metres from which a picked thing is seen with what is around it. */
const frameDistance: Readonly<Record<string, number> & { buildings: number }> = { buildings: 420, requests: 520, workers: 600 };

/** How much taller a building stands once its floors are lifted apart, and how much of the free picture it may fill then. */
const opened = { taller: 1.9, fills: 0.85 };

/** Air around things looked at together, metres. */
const around = 60;

/** A region is looked at from above enough to see its shape, degrees from straight down. */
const regionPitch = { least: 20, most: 50 };

interface CameraOptions {
  stage: Stage;
  view: ViewStore;
  flight: Pick<Flight, 'fly'>;
  manifest: CityManifest;
  /** Width / height of the whole picture this window is a part of. */
  shape(): number;
  /** The parts of the picture that nothing lies over: a thing is put in the middle of the first, several together where they are nearest. */
  free(): readonly FreePart[];
  obstacles(): Obstacles | null;
  /** The city's first view in this picture. */
  home(): ViewState;
}

export function createCameraActs({ stage, view, flight, manifest, shape, free, obstacles, home }: CameraOptions): CameraActs {
  const fly = (to: ViewState, durationMs = durationOf(view.get('camera').view, to)): Promise<boolean> => flight.fly(to, durationMs);
  const cleared = (framed: ViewState, target: Position): ViewState => {
    const standing = obstacles();
    return standing ? clearedView(framed, target, standing) : framed;
  };
  /** As high as the whole picture shows things, whoever leads. */
  const fovyHere = (): number => {
    const { view: { fovy }, aspectRatio: leaders } = view.get('camera');
    return containFovy(fovy, leaders, shape());
  };
  /** The city's first view is made for this picture: nothing of a leader's shape, followed before, is left. What is shown stays. */
  const takeOwnShape = (): void => {
    const held = view.get('camera');
    if (Math.abs(held.aspectRatio - shape()) > 1e-4) view.set('camera', { view: { ...held.view, fovy: fovyHere() }, aspectRatio: shape() }, 'user');
  };
  const framing: CameraActs['framing'] = (position, ahead, angles) => {
    const [{ left, right, bottom, top }] = free() as [FreePart];
    const half = Math.tan(toRadians(fovyHere() / 2)) / 2;
    return offCentre(stage.framing(position, ahead, angles), ahead, (left + right) * half * shape(), (bottom + top) * half);
  };
  const viewOf: CameraActs['viewOf'] = (position, distance, aim) => cleared(framing(position, distance, aim), position);
  const flyTo: CameraActs['flyTo'] = (position, distance) => fly(viewOf(position, distance));
  const flyToBuilding: CameraActs['flyToBuilding'] = (position, distance) => {
    const foot = { ...position, height: manifest.groundHeight };
    const height = opened.taller * ((obstacles()?.topNear(foot, 0) ?? foot.height) - foot.height);
    const [{ bottom, top }] = free() as [FreePart];
    const whole = height / (Math.tan(toRadians(fovyHere() / 2)) * (top - bottom) * opened.fills);
    return flyTo({ ...foot, height: foot.height + height / 2 }, Math.max(distance, whole));
  };
  const viewOfAll = (positions: readonly Position[], middle: Position): ViewState => {
    const { bearing, pitch, fovy } = view.get('camera').view;
    const aspectRatio = shape();
    const framed = enclosingView(positions, middle, {
      bearing, pitch: Math.min(regionPitch.most, Math.max(regionPitch.least, pitch)), aspectRatio,
      fovy: fovyHere(),
      free: free(),
    });
    return { ...cleared(framed, middle), fovy };
  };
  const viewOfRegion: CameraActs['viewOfRegion'] = ({ polygons, centre, extent: [west, south, east, north] }) => {
    const onGround = ([longitude, latitude]: readonly [number, number]): Position => ({ longitude, latitude, height: manifest.groundHeight });
    const [a, b] = [stage.frame.toLocal(onGround([west, south])), stage.frame.toLocal(onGround([east, north]))];
    const standing = obstacles();
    // The towers of a small region reach out of a picture of its ground: the highest of each quarter has to be in it.
    const tops = [[0.25, 0.25], [0.75, 0.25], [0.75, 0.75], [0.25, 0.75]].map(([x, y]): Position => {
      const quarter = onGround([west + (east - west) * x!, south + (north - south) * y!]);
      return { ...quarter, height: standing?.topNear(quarter, Math.min(b[0] - a[0], b[1] - a[1]) / 4) ?? quarter.height };
    });
    return viewOfAll([...polygons.flatMap(([outer]) => outer!.map(onGround)), ...tops], onGround(centre));
  };
  const frameAll: CameraActs['frameAll'] = (positions) => {
    const local = positions.map(stage.frame.toLocal);
    const [x, y, z] = [0, 1, 2].map((k) => local.reduce((sum, place) => sum + place[k]!, 0) / local.length) as [number, number, number];
    const corners = local.flatMap(([east, north, up]) => [[-around, -around], [around, -around], [around, around], [-around, around]]
      .map(([dx, dy]) => stage.frame.fromLocal([east + dx!, north + dy!, up])));
    return fly(viewOfAll(corners, stage.frame.fromLocal([x, y, z])));
  };
  return {
    home() {
      if (view.get('region') !== null) view.set('region', null, 'user');
      takeOwnShape();
      return fly(home());
    },
    fly: (to) => fly(to),
    flyTo,
    flyToBuilding,
    framing,
    middle() {
      const [{ left, right, bottom, top }] = free() as [FreePart];
      const { clientWidth, clientHeight } = stage.canvas;
      return { x: ((2 + left + right) / 4) * clientWidth, y: ((2 - bottom - top) / 4) * clientHeight };
    },
    frame: ({ layer, longitude, latitude, height }) => (layer === 'buildings'
      ? flyToBuilding({ longitude, latitude }, frameDistance[layer])
      : flyTo({ longitude, latitude, height }, frameDistance[layer] ?? 600)),
    viewOf,
    viewOfRegion,
    frameAll,
    frameRegion: (region, durationMs) => fly(viewOfRegion(region), durationMs),
  };
}
