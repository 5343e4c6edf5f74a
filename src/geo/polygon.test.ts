import { expect, test } from 'vitest';
import { polygonsArea, polygonsContain, polygonsExtent, type LonLatPolygon } from './polygon';

const box = (west: number, south: number, east: number, north: number): LonLatPolygon[number] =>
  [[west, south], [east, south], [east, north], [west, north]];

test('a point is in a polygon and not in its hole', () => {
  const ring: LonLatPolygon = [box(0, 0, 4, 4), [...box(1, 1, 2, 2)].reverse()];
  expect(polygonsContain([ring], 3, 3)).toBe(true);
  expect(polygonsContain([ring], 1.5, 1.5)).toBe(false);
  expect(polygonsContain([ring], 5, 3)).toBe(false);
  expect(polygonsContain([ring, [box(4, 0, 6, 4)]], 5, 3)).toBe(true);
});

test('every point on the edges that neighbours share is in exactly one of them', () => {
  const corner: [number, number] = [0.1, 0.2];
  const parts: LonLatPolygon[] = [
    [[[-1, -1], [1, -1], corner]], [[[1, -1], [1, 1], corner]], [[[1, 1], [-1, 1], corner]], [[[-1, 1], [-1, -1], corner]],
  ];
  for (let i = 1; i < 100; i++) {
    const share = i / 100;
    for (const [x, y] of [[-1, -1], [1, -1], [1, 1], [-1, 1]] as const) {
      const at = [x + (corner[0] - x) * share, y + (corner[1] - y) * share] as const;
      expect(parts.filter((part) => polygonsContain([part], at[0], at[1]))).toHaveLength(1);
    }
  }
});

test('the whole ellipsoid and a small square on it have the areas of WGS-84', () => {
  // 510 065 621.724 km² (NIMA TR8350.2); a band of it by longitude.
  expect(polygonsArea([[box(0, -90, 1, 90)]]) * 360).toBeCloseTo(510_065_621_724_000, -8);
  // The integral of the radii of curvature, M(φ) N(φ) cos φ dφ dλ, by the midpoint rule.
  const [a, e2, step] = [6_378_137, 0.00669437999014132, 1e-5];
  let strip = 0;
  for (let latitude = 51 + step / 2; latitude < 51.1; latitude += step) {
    const sine = Math.sin((latitude * Math.PI) / 180);
    const w = 1 - e2 * sine * sine;
    strip += ((a * a * (1 - e2)) / (w * w)) * Math.cos((latitude * Math.PI) / 180) * ((step * Math.PI) / 180);
  }
  expect(polygonsArea([[box(71, 51, 71.1, 51.1)]]) / ((strip * 0.1 * Math.PI) / 180)).toBeCloseTo(1, 6);
});

test('a hole is taken off, and the extent is that of the outer rings', () => {
  const solid = polygonsArea([[box(71, 51, 71.1, 51.1)]]);
  const hole = polygonsArea([[box(71.02, 51.02, 71.03, 51.03)]]);
  expect(polygonsArea([[box(71, 51, 71.1, 51.1), [...box(71.02, 51.02, 71.03, 51.03)].reverse()]])).toBeCloseTo(solid - hole, 3);
  expect(polygonsExtent([[box(71, 51, 71.1, 51.1)], [box(70, 52, 70.5, 53)]])).toEqual([70, 51, 71.1, 53]);
});
