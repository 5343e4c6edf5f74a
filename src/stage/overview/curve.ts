import { semiMajorAxis, semiMinorAxis, toRadians, type CityFrame } from '@/geo';

/**
 * z in the city frame of a place `x` metres east and `y` north of the origin at `height` metres above the ellipsoid, by the
 * osculating paraboloid with the meridian's and the prime vertical's radius (Torge, Geodesy, 4th ed., eq. 4.13 and 4.15):
 * within 0.1 m at 30 km.
 */
export function createCurve({ origin }: CityFrame): (x: number, y: number, height: number) => number {
  const e2 = 1 - (semiMinorAxis / semiMajorAxis) ** 2;
  const w = Math.sqrt(1 - e2 * Math.sin(toRadians(origin.latitude)) ** 2);
  const across = 0.5 / (semiMajorAxis / w);
  const along = 0.5 / ((semiMajorAxis * (1 - e2)) / w ** 3);
  return (x, y, height) => height - origin.height - across * x * x - along * y * y;
}
