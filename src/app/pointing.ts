import { toEcef } from '@/geo';
import type { CityManifest, Position, Selection } from '@/model';
import type { CameraActs, StartedLayer } from '@/screens';
import type { Pick, PointerHit, Stage } from '@/stage';
import type { PointedStore, ViewStore } from '@/state';

const doubleMs = 400;
/** Two taps of a finger lie farther apart than two clicks of a mouse. */
const doublePixels = 24;
/** CSS pixels beside a thing on the ground that still mean it. */
const reachPixels = 7;
/** From further away a building is too small to be meant by a double click: it goes into the region there. Metres; in a small city a share of its breadth. */
const farBuilding = { share: 0.4, least: 300, most: 2_000 };
/** Things gathered in one mark that lie nearer together than this, metres, do not come apart by going nearer. */
const oneSpot = 8;
/** Metres from which a place on the ground is looked at, and of the way there that is left at most: a double click never goes farther. */
const groundDistance = { most: 420, share: 0.6 };

interface Thing {
  kind: NonNullable<Selection>['kind'];
  id: string;
  properties: Record<string, string | number>;
  /** What an engine drew there; null for what a layer found on the ground. */
  pick: Pick | null;
}

interface Pointing {
  stage: Stage;
  view: ViewStore;
  camera: CameraActs;
  layers: readonly StartedLayer[];
  pointed: PointedStore;
  enterRegion: (id: string) => void;
  /** A tool has the pointer: nothing is selected and nothing is pointed at. */
  toolInHand: () => boolean;
  /** Of the city: west, south, east, north. */
  cityExtent: CityManifest['extent'];
}

/**
 * A click selects, or goes nearer where one mark stands for several things; a double click also flies to the pin, worker or building there, or else goes into the region, or in its smallest
 * part flies to the ground; a click on nothing clears the selection, a pointer at rest points.
 * Pins and workers come first, then names on the picture, then buildings, then what layers know of the ground there.
 */
export function selectByPointer({ stage, view, camera, layers, pointed, enterRegion, toolInHand, cityExtent }: Pointing): () => void {
  const far = Math.min(farBuilding.most, Math.max(farBuilding.least, farBuilding.share * breadthOf(cityExtent)));
  const metresTo = (place: Position): number => {
    const [eye, there] = [toEcef(view.get('camera').view), toEcef(place)];
    return Math.hypot(eye[0] - there[0], eye[1] - there[1], eye[2] - there[2]);
  };
  const thingAt = ({ x, y, pick }: PointerHit): Thing | null => {
    const layer = pick && layers.find(({ layer: { id } }) => id === pick.layer)?.layer;
    const kind = layer?.selects[0];
    const drawn = pick && kind ? { kind, id: pick.id, properties: pick.properties, pick } : null;
    if (drawn && drawn.pick.engine !== 'cesium') return drawn;
    return named(layers, x, y) ?? drawn ?? onGround(stage, layers, x, y);
  };
  let last: { at: number; x: number; y: number } | null = null;

  /** What a double click is about when it is not one thing: where on the ground, null for one thing and for sky. */
  const placeMeant = (thing: Thing | null, x: number, y: number): Position | null => {
    if (!thing?.pick) return thing?.kind === 'place' ? null : stage.groundAt(x, y);
    if (thing.kind !== 'building') return null;
    return metresTo(thing.pick) > far ? thing.pick : null;
  };
  const goInto = ({ longitude, latitude, height }: Position): void => {
    const position = { longitude, latitude, height };
    const regions = layers.find(({ layer }) => layer.selects.includes('region'))?.running;
    const region = regions?.at?.(position, 0);
    if (!region) return void camera.flyTo(position, Math.min(groundDistance.most, groundDistance.share * metresTo(position)));
    view.set('selection', { kind: 'region', id: region.id }, 'user');
    enterRegion(region.id);
  };

  /** Goes nearer to what one mark stands for; things of one spot are selected in turn instead. */
  const open = (gathered: readonly (Position & { id: string })[], kind: Thing['kind']): void => {
    const places = gathered.map(stage.frame.toLocal);
    const extent = [0, 1].map((k) => Math.max(...places.map((place) => place[k]!)) - Math.min(...places.map((place) => place[k]!)));
    if (Math.max(...extent) > oneSpot) void camera.frameAll(gathered);
    else view.set('selection', { kind, id: gathered[0]!.id }, 'user');
  };

  const click = (hit: PointerHit): void => {
    const { x, y, at } = hit;
    const double = last !== null && at - last.at < doubleMs && Math.hypot(x - last.x, y - last.y) < doublePixels;
    last = double ? null : { at, x, y };
    const thing = thingAt(hit);
    const gathered = thing?.pick ? layers.find(({ layer }) => layer.id === thing.pick?.layer)?.running.gathers?.(thing.id) : null;
    if (thing && gathered) return open(gathered, thing.kind);
    const held = view.get('selection');
    const place = double ? placeMeant(thing, x, y) : null;
    if (place) return goInto(place);
    if (!thing) {
      if (!double && held !== null) view.set('selection', null, 'user');
      return;
    }
    const { kind, id, pick } = thing;
    if (held?.kind !== kind || held.id !== id) view.set('selection', { kind, id }, 'user');
    if (double && pick) void camera.frame(pick);
  };
  const point = (hit: PointerHit): void => {
    const thing = thingAt(hit);
    stage.canvas.style.cursor = thing ? 'pointer' : '';
    const { left, top } = stage.canvas.getBoundingClientRect();
    pointed.setState({ thing: thing && { kind: thing.kind, id: thing.id, properties: thing.properties, x: left + hit.x, y: top + hit.y } });
  };
  const pointAtNothing = (): void => {
    if (pointed.getState().thing) pointed.setState({ thing: null });
  };

  const container = stage.canvas.parentElement;
  container?.addEventListener('pointerleave', pointAtNothing);
  // What was under the pointer has moved away from it.
  const stopWatching = view.onChange(({ aspect }) => {
    if (aspect === 'camera') pointAtNothing();
  });
  const stop = stage.onPointer((hit) => {
    if (toolInHand()) {
      stage.canvas.style.cursor = 'crosshair';
      pointAtNothing();
    } else if (hit.pick?.layer === 'presence') {
      stage.canvas.style.cursor = 'pointer';
      pointAtNothing();
    } else if (hit.kind === 'click') click(hit);
    else point(hit);
  });
  return () => {
    stop();
    stopWatching();
    container?.removeEventListener('pointerleave', pointAtNothing);
  };
}

/** Metres across the city, from corner to corner. */
function breadthOf([west, south, east, north]: CityManifest['extent']): number {
  const [a, b] = [toEcef({ longitude: west, latitude: south, height: 0 }), toEcef({ longitude: east, latitude: north, height: 0 })];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function named(layers: readonly StartedLayer[], x: number, y: number): Thing | null {
  for (const { running } of layers) {
    const found = running.over?.(x, y);
    if (found) return { ...found, pick: null };
  }
  return null;
}

function onGround(stage: Stage, layers: readonly StartedLayer[], x: number, y: number): Thing | null {
  const position = stage.groundAt(x, y);
  if (!position) return null;
  const here = stage.frame.toLocal(position);
  const metresTo = (px: number, py: number): number => {
    const there = stage.groundAt(px, py);
    if (!there) return 0;
    const [east, north] = stage.frame.toLocal(there);
    return Math.hypot(east - here[0], north - here[1]);
  };
  // Seen flat, a pixel down the picture is many metres of ground; a way across the line of sight is as thin there.
  const across = metresTo(x + reachPixels, y);
  const reach = Math.max(across, Math.min(4 * across, metresTo(x, y + reachPixels)));
  for (const { layer, running } of layers) {
    const found = running.at?.(position, reach);
    const kind = layer.selects[0];
    if (found && kind) return { kind, ...found, pick: null };
  }
  return null;
}
