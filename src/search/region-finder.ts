import type { Region } from '@/model';

type Ring = readonly (readonly [number, number])[];

/** Which of `regions` a place is in, the first that holds it. */
export function createRegionFinder(regions: readonly Region[]): (longitude: number, latitude: number) => Region | null {
  return (longitude, latitude) => regions.find(({ extent: [west, south, east, north], polygons }) =>
    longitude >= west && longitude <= east && latitude >= south && latitude <= north
    && polygons.some(([outer, ...holes]) => holds(outer!, longitude, latitude) && !holes.some((hole) => holds(hole, longitude, latitude)))) ?? null;
}

function holds(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
