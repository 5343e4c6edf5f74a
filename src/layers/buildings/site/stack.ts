import type { FloorPlan, PlanPoint } from './floor-plan';
import { gapOf } from './opening';

/** Where a floor of the opened building is drawn, in its own metres. */
export interface FloorPlace {
  east: number;
  north: number;
  up: number;
  /** How much of its height the section leaves, 0…1. */
  standing: number;
}

export interface StackState {
  /** How far this floor is lifted off the one below, and how far it is pulled out, 0…1. */
  lift: number;
  pull: number;
  /** Metres above the base of the closed building, null for no cut. */
  section: number | null;
  /** Where a chosen floor goes, metres. */
  way: PlanPoint;
}

/** A floor's place; `floor` 0 is the lowest. One that is pulled out is whole, however low the section. */
export function placeOf(floor: number, { floorHeight, levels }: Pick<FloorPlan, 'floorHeight' | 'levels'>, { lift, pull, section, way }: StackState): FloorPlace {
  const left = section === null ? 1 : Math.min(1, Math.max(0, section / floorHeight - floor));
  return {
    east: way[0] * pull,
    north: way[1] * pull,
    up: floor * (floorHeight + gapOf(floorHeight, levels) * lift),
    standing: Math.max(left, pull),
  };
}

const furthest = 45;

/** Metres a floor is pulled out in a direction (of length 1) so that most of it is seen: three quarters of its depth that way, at most 45 m. */
export function pullWay({ polygons }: Pick<FloorPlan, 'polygons'>, [east, north]: PlanPoint): PlanPoint {
  const along = polygons.flat(2).map(([x, y]) => x * east + y * north);
  const distance = Math.min(furthest, (Math.max(...along) - Math.min(...along)) * 0.75);
  return [east * distance, north * distance];
}

/** Opacity of a floor's edges when a floor is so many pixels high: of a far tower they would be all that is seen. */
export const edgeStrength = (pixels: number): number => Math.min(1, Math.max(0.08, (pixels - 3) / 15));
