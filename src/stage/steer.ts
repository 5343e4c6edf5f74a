import { fromEcef, semiMajorAxis, toEcef, toRadians, type Obstacles } from '@/geo';
import type { Position, ViewState } from '@/model';

/** Where a hand that moves the eye from one view to another may take it. */
export type Steer = (from: ViewState, to: ViewState) => ViewState;

export interface Standing {
  /** Metres above the ellipsoid of the ground. */
  ground: number;
  /** What stands roughly where; null while that is not known. */
  obstacles(): Obstacles | null;
  /** Metres above the ellipsoid of the roof exactly at a place; null where nothing is built or its tile is not here. */
  roofAt(place: Position): number | null;
}

/** The eye stays this far above ground and roofs, and this far from a wall in front of it, metres. */
const gap = 2;
const reach = 3;
/** Metres the eye may climb in one move however short it is, and per metre moved: a low roof is stepped on, a tower is a wall. */
const step = 1.5;
const slope = 0.75;
/** Share of the way up to the roof that an eye found inside a building is lifted with every move. */
const liftShare = 0.15;
const liftLeast = 0.5;
/** Roofs are remembered per square of so many metres, for so many squares. */
const squareSide = 1.5;
const mostSquares = 4_000;

/**
 * Keeps hands out of the ground and of buildings: a low roof lifts the eye, a wall stops it while it still turns, and an eye
 * that is inside (a view set from elsewhere) is lifted out softly. The coarse skyline says where a closer look is needed.
 */
export function createSteer({ ground, obstacles, roofAt }: Standing): Steer {
  const roofs = new Map<string, number | null>();

  const roofOf = (place: Position): number => {
    const metresPerDegree = toRadians(1) * semiMajorAxis;
    const row = Math.round((place.latitude * metresPerDegree) / squareSide);
    const column = Math.round((place.longitude * metresPerDegree * Math.cos(toRadians(place.latitude))) / squareSide);
    const key = `${row},${column}`;
    const held = roofs.get(key);
    if (held !== undefined) return held ?? ground;
    const roof = roofAt(place);
    // A tile that is not here yet may come: only what was seen is remembered.
    if (roof !== null) roofs.set(key, roof);
    if (roofs.size > mostSquares) roofs.delete(roofs.keys().next().value!);
    return roof ?? ground;
  };
  const floorAt = (place: Position): number => {
    const coarse = obstacles()?.topNear(place, reach) ?? ground;
    return (place.height >= coarse + gap ? ground : roofOf(place)) + gap;
  };

  return (from, to) => {
    const here = floorAt(from);
    if (from.height < here) {
      const lifted = from.height + Math.max(liftLeast, (here - from.height) * liftShare);
      return { ...to, height: Math.max(to.height, Math.min(here, lifted)) };
    }
    const moved = metresBetween(from, to);
    const floor = Math.max(floorAt(to), moved > 0 ? floorAt(ahead(from, to, moved)) : 0);
    if (to.height >= floor) return to;
    if (floor - from.height <= step + slope * moved) return { ...to, height: floor };
    return { ...to, longitude: from.longitude, latitude: from.latitude, height: Math.max(to.height, here) };
  };
}

/** `reach` metres beyond `to` as seen from `from`. */
function ahead(from: Position, to: Position, moved: number): Position {
  const share = 1 + reach / moved;
  const [a, b] = [toEcef(from), toEcef(to)];
  const { longitude, latitude } = fromEcef([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]);
  return { longitude, latitude, height: to.height };
}

/** Metres over the ground between two places, as between their feet. */
function metresBetween(a: Position, b: Position): number {
  const [p, q] = [toEcef({ ...a, height: 0 }), toEcef({ ...b, height: 0 })];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
