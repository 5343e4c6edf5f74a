import type { Position } from '@/model';
import { fromEcef, toEcef, toRadians, type Vec3 } from './ellipsoid';
import { fromAxes, invertRigid, transformPoint, type Mat4 } from './matrix';

/** East, north and up at a position, as a rigid transform from local metres to earth-centred metres. */
export function enuToEcef(origin: Position): Mat4 {
  const lon = toRadians(origin.longitude);
  const lat = toRadians(origin.latitude);
  const [sinLon, cosLon, sinLat, cosLat] = [Math.sin(lon), Math.cos(lon), Math.sin(lat), Math.cos(lat)];
  const east: Vec3 = [-sinLon, cosLon, 0];
  const north: Vec3 = [-sinLat * cosLon, -sinLat * sinLon, cosLat];
  const up: Vec3 = [cosLat * cosLon, cosLat * sinLon, sinLat];
  return fromAxes(east, north, up, toEcef(origin));
}

/**
 * The frame every engine draws in: east-north-up metres at the city's origin. The tangent plane leaves the
 * ellipsoid by about d²/2R (31 m at 20 km), so a position's z is not its height.
 */
export interface CityFrame {
  readonly origin: Position;
  readonly toEcef: Mat4;
  readonly fromEcef: Mat4;
  /** City-frame metres of a geodetic position, in double precision. */
  toLocal(position: Position): Vec3;
  /** Geodetic position of city-frame metres. */
  fromLocal(local: Vec3): Position;
}

export function createCityFrame(origin: Position): CityFrame {
  const toEcefMatrix = enuToEcef(origin);
  const fromEcefMatrix = invertRigid(toEcefMatrix);
  return {
    origin,
    toEcef: toEcefMatrix,
    fromEcef: fromEcefMatrix,
    toLocal: (position) => transformPoint(fromEcefMatrix, toEcef(position)),
    fromLocal: (local) => fromEcef(transformPoint(toEcefMatrix, local)),
  };
}
