import type { Vec3 } from '@/geo';
import { expect, test } from 'vitest';
import { signedArea } from './rings';
import { stepsOf } from './steps';

const roof = (x: number, y: number, side: number, z: number): Vec3[][] => [[[x, y, z], [x + side, y, z], [x + side, y + side, z], [x, y + side, z]]];
const gable: Vec3[][][] = [
  [[[0, 0, 6], [10, 0, 6], [10, 5, 9], [0, 5, 9]]],
  [[[0, 5, 9], [10, 5, 9], [10, 10, 6], [0, 10, 6]]],
];

test('a tower beside a low house is alone from the floor over the house on', () => {
  const steps = stepsOf([roof(0, 0, 10, 130), roof(10, 0, 10, 109)], 100, 30, 10);
  expect(steps.map(({ from }) => from)).toEqual([9]);
  expect(steps[0]!.polygons.flat().map((ring) => Math.abs(signedArea(ring)))).toEqual([100]);
});

test('a building of several roofs steps back at each', () => {
  expect(stepsOf([roof(0, 0, 10, 30), roof(10, 0, 10, 18), roof(20, 0, 10, 6)], 0, 30, 10).map(({ from }) => Math.round(from))).toEqual([6, 18]);
});

test('a pitched roof, and a small roof that is lower, are no steps', () => {
  expect(stepsOf(gable, 0, 9, 3)).toEqual([]);
  expect(stepsOf([roof(0, 0, 20, 12), roof(20, 0, 2, 3)], 0, 12, 4)).toEqual([]);
});
