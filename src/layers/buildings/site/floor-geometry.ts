import { ExtrudeGeometry, Path, Shape, Vector2, type BufferGeometry } from 'three';
import type { PlanPolygon } from './floor-plan';

/** Metres left open above every floor, so that floors read as floors. */
export const slabGap = 0.15;

function shapeOf([outer, ...holes]: PlanPolygon): Shape {
  const points = (ring: PlanPolygon[number]): Vector2[] => ring.map(([x, y]) => new Vector2(x, y));
  const shape = new Shape(points(outer ?? []));
  shape.holes = holes.map((hole) => new Path(points(hole)));
  return shape;
}

/** One floor, standing on z 0 in the building's own metres, courtyards open. All floors of its outline share it. */
export function floorGeometry(polygons: readonly PlanPolygon[], floorHeight: number): BufferGeometry {
  const geometry = new ExtrudeGeometry(polygons.map(shapeOf), { depth: Math.max(floorHeight - slabGap, floorHeight / 2), bevelEnabled: false, curveSegments: 1 });
  geometry.computeBoundingBox();
  return geometry;
}
