import type { Vec3 } from '@/geo';
import { COORDINATE_SYSTEM, type Layer } from '@deck.gl/core';
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import { isBeside, type ViewCone } from '../view-cone';

/** CSS pixels that a line may be wide beside its points. */
export const lineReach = 100;
/** Metres that a line may be wide beside its points. */
const metres = 20;

/**
 * Whether all that a layer draws lies beside the picture. deck.gl draws every line whether it is in sight or not, and without a graphics card each
 * of its parts costs time; told of lines and flat surfaces only, which lie where their points are.
 */
export function isOutOfSight(layer: Layer, cone: ViewCone): boolean {
  if (!(layer instanceof PathLayer || (layer instanceof SolidPolygonLayer && !layer.props.extruded))) return false;
  if (layer.props.coordinateSystem !== COORDINATE_SYSTEM.CARTESIAN || layer.props.modelMatrix) return false;
  const [min, max] = layer.getBounds() ?? [];
  if (min?.length !== 3 || max?.length !== 3) return false;
  return isBeside(cone, min.map((value) => value - metres) as Vec3, max.map((value) => value + metres) as Vec3);
}
