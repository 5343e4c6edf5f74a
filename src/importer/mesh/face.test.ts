import { expect, it } from 'vitest';
import type { Vec3 } from '@/geo';
import { triangulateFace } from './face';

it('an upright wall with a window has its area and its normal', () => {
  const wall: Vec3[] = [[0, 0, 0], [4, 0, 0], [4, 0, 3], [0, 0, 3]];
  const window: Vec3[] = [[1, 0, 1], [1, 0, 2], [2, 0, 2], [2, 0, 1]];
  const face = triangulateFace([wall, window])!;
  expect(face.area).toBeCloseTo(11, 9);
  expect(face.normal).toEqual([0, -1, 0]);
});

it('triangles turn about the normal, on any slope', () => {
  const roof: Vec3[] = [[0, 0, 5], [0, -6, 2], [8, -6, 2], [8, 0, 5]];
  const { points, normal, triangles } = triangulateFace([roof])!;
  expect(normal[2]).toBeGreaterThan(0);
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [points[triangles[i]!]!, points[triangles[i + 1]!]!, points[triangles[i + 2]!]!];
    expect((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).toBeGreaterThan(0);
  }
});

it.each<[string, Vec3[]]>([
  ['of two points', [[0, 0, 0], [1, 0, 0]]],
  ['with repeated points only', [[0, 0, 0], [1, 0, 0], [1, 0, 0], [0, 0, 0]]],
  ['that is a line', [[0, 0, 0], [1, 0, 0], [2, 0, 0]]],
])('a face %s is degenerate', (_, ring) => {
  expect(triangulateFace([ring])).toBeNull();
});

it('a closing point that repeats the first is no corner', () => {
  expect(triangulateFace([[[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 0, 0]]])!.points).toHaveLength(3);
});
