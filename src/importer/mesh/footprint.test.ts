import { expect, it } from 'vitest';
import type { Vec3 } from '@/geo';
import { outlineOf } from './footprint';
import { signedArea } from './rings';

const at = (x: number, y: number): Vec3 => [x, y, 0];
const areaOf = (polygons: ReturnType<typeof outlineOf>): number => polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);

it('two triangles of a floor give its outline, whichever way they face', () => {
  const [a, b, c, d] = [at(0, 0), at(4, 0), at(4, 3), at(0, 3)];
  const [polygon, ...others] = outlineOf([[[a, b, c]], [[d, c, a]]]);
  expect(others).toEqual([]);
  expect(polygon).toHaveLength(1);
  expect(polygon![0]).toHaveLength(4);
  expect(signedArea(polygon![0]!)).toBe(12);
});

it('a ring of four floors around a court gives an outline with a hole', () => {
  const face = (x0: number, y0: number, x1: number, y1: number): Vec3[][] => [[at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)]];
  const split: Vec3[][] = [[at(0, 0), at(1, 0), at(2, 0), at(3, 0), at(3, 1), at(2, 1), at(1, 1), at(0, 1)]];
  const top: Vec3[][] = [[at(0, 2), at(1, 2), at(2, 2), at(3, 2), at(3, 3), at(0, 3)]];
  const polygons = outlineOf([split, top, face(0, 1, 1, 2), face(2, 1, 3, 2)]);
  expect(polygons).toHaveLength(1);
  expect(polygons[0]).toHaveLength(2);
  expect(areaOf(polygons)).toBe(8);
});

it('faces that stand upright give their convex hull rather than nothing', () => {
  const polygons = outlineOf([[[[0, 0, 0], [2, 0, 0], [2, 0, 5]]], [[[2, 0, 0], [2, 2, 0], [2, 2, 5]]]]);
  expect(areaOf(polygons)).toBe(2);
});
