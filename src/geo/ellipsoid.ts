import type { Position } from '@/model';

/** WGS-84 (NIMA TR8350.2): semi-major axis in metres and flattening. */
export const semiMajorAxis = 6_378_137;
const flattening = 1 / 298.257223563;
const eccentricitySquared = flattening * (2 - flattening);
export const semiMinorAxis = semiMajorAxis * (1 - flattening);

export type Vec3 = [x: number, y: number, z: number];

export const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;
export const toDegrees = (radians: number): number => (radians * 180) / Math.PI;

/** Earth-centred, earth-fixed metres of a geodetic position. */
export function toEcef({ longitude, latitude, height }: Position): Vec3 {
  const lon = toRadians(longitude);
  const lat = toRadians(latitude);
  const sinLat = Math.sin(lat);
  const cosLat = Math.cos(lat);
  const n = semiMajorAxis / Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
  return [
    (n + height) * cosLat * Math.cos(lon),
    (n + height) * cosLat * Math.sin(lon),
    (n * (1 - eccentricitySquared) + height) * sinLat,
  ];
}

/**
 * Geodetic position of earth-centred metres, by Bowring's method (Survey Review 23, 1976) iterated to
 * convergence: better than 1e-9° and 1 µm from the earth's surface to 100,000 km.
 */
export function fromEcef([x, y, z]: Vec3): Position {
  const p = Math.hypot(x, y);
  const secondEccentricitySquared = eccentricitySquared / (1 - eccentricitySquared);
  let reduced = Math.atan2(semiMajorAxis * z, semiMinorAxis * p);
  let lat = 0;
  for (let i = 0; i < 5; i++) {
    lat = Math.atan2(
      z + secondEccentricitySquared * semiMinorAxis * Math.sin(reduced) ** 3,
      p - eccentricitySquared * semiMajorAxis * Math.cos(reduced) ** 3,
    );
    const next = Math.atan2(semiMinorAxis * Math.sin(lat), semiMajorAxis * Math.cos(lat));
    if (Math.abs(next - reduced) < 1e-15) break;
    reduced = next;
  }
  const sinLat = Math.sin(lat);
  const cosLat = Math.cos(lat);
  const n = semiMajorAxis / Math.sqrt(1 - eccentricitySquared * sinLat * sinLat);
  const height = p * cosLat + z * sinLat - semiMajorAxis * (semiMajorAxis / n);
  return { longitude: toDegrees(Math.atan2(y, x)), latitude: toDegrees(lat), height };
}
