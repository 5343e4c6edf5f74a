import { enuToEcef, invertRigid, multiply, toEcef, transformPoint, type CityFrame, type Mat4 } from '@/geo';
import type { BuildingDetail } from '@/model';

/** A point of a footprint, metres east and north of the building's anchor. */
export type PlanPoint = readonly [east: number, north: number];

/** Outer ring first, then holes; none closed. */
export type PlanPolygon = readonly (readonly PlanPoint[])[];

export interface FloorPlan {
  /** From the building's own east-north-up metres at its base to the city frame. */
  toCity: Mat4;
  polygons: readonly PlanPolygon[];
  /** Of each floor, lowest first; floors of one shape share one outline. */
  outlines: readonly FloorOutline[];
  /** Its anchor, degrees. */
  middle: { longitude: number; latitude: number };
  /** Diagonal of its footprint's bounds, metres. */
  across: number;
  levels: number;
  /** Metres from one floor to the next. */
  floorHeight: number;
}

export interface FloorOutline {
  polygons: readonly PlanPolygon[];
  /** Square metres inside the walls, courtyards left out. */
  area: number;
}

/**
 * Plan of a building in its own tangent plane, anchored at the middle of its footprint's bounds: upright where it stands,
 * not where the city frame has its origin.
 */
export function floorPlanOf(detail: BuildingDetail, frame: CityFrame): FloorPlan {
  const corners = detail.polygons.flat(2);
  const middle = (axis: 0 | 1): number => {
    const values = corners.map((corner) => corner[axis]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  const anchor = { longitude: middle(0), latitude: middle(1) };
  const toEarth = enuToEcef({ ...anchor, height: detail.baseHeight });
  const fromEarth = invertRigid(toEarth);
  const planOf = (places: BuildingDetail['polygons']): PlanPolygon[] => places.map((rings) =>
    rings.map((ring) =>
      ring.map(([longitude, latitude]): PlanPoint => {
        const [east, north] = transformPoint(fromEarth, toEcef({ longitude, latitude, height: detail.baseHeight }));
        return [east, north];
      }),
    ),
  );
  const polygons = planOf(detail.polygons);
  const floorHeight = detail.height / detail.levels;
  const shapes = [{ from: 0, ...outlineOf(polygons) }, ...(detail.steps ?? []).map((step) => ({ from: step.from, ...outlineOf(planOf(step.polygons)) }))];
  const span = (axis: 0 | 1): number => {
    const values = polygons.flat(2).map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return {
    middle: anchor,
    across: Math.hypot(span(0), span(1)),
    toCity: multiply(frame.fromEcef, toEarth),
    polygons,
    levels: detail.levels,
    outlines: Array.from({ length: detail.levels }, (_, floor) => shapes.findLast(({ from }) => from < (floor + 0.5) * floorHeight)!),
    floorHeight,
  };
}

const outlineOf = (polygons: readonly PlanPolygon[]): FloorOutline =>
  ({ polygons, area: polygons.reduce((sum, rings) => sum + rings.reduce((area, ring, i) => area + (i === 0 ? 1 : -1) * ringArea(ring), 0), 0) });

/** Unsigned area of a ring, square metres, by the shoelace formula. */
function ringArea(ring: readonly PlanPoint[]): number {
  let twice = 0;
  ring.forEach(([x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}
