import { createCityFrame } from '@/geo';
import { expect, test } from 'vitest';
import { footprintOf } from './frustum';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 350 });
const camera = (changes: object) => ({ view: { longitude: 71.4, latitude: 51.1, height: 450, bearing: 0, pitch: 0, roll: 0, fovy: 90, ...changes }, aspectRatio: 1 });

test('a camera that looks straight down from 100 m with a right angle sees 200 m of ground', () => {
  const { eye, corners } = footprintOf(camera({}), frame, 350);
  expect(eye.map((metres) => Math.round(metres) + 0)).toEqual([0, 0, 100]);
  expect(corners.map((corner) => corner.map((metres) => Math.round(metres) + 0))).toEqual([[-100, -100, 0], [100, -100, 0], [100, 100, 0], [-100, 100, 0]]);
});

test('a picture that reaches the horizon is cut four eye heights away, on the ground', () => {
  const { corners } = footprintOf(camera({ pitch: 80, fovy: 60, bearing: 90 }), frame, 350);
  const [near, , far] = corners;
  expect(Math.hypot(far[0], far[1])).toBeCloseTo(400, 0);
  expect(far[2]).toBeCloseTo(0, 1);
  expect(near[0]).toBeGreaterThan(60);
  expect(Math.hypot(near[0], near[1])).toBeLessThan(400);
});

test('a camera that looks at the sky sees no ground beyond its reach', () => {
  const { corners } = footprintOf(camera({ pitch: 130 }), frame, 350);
  for (const [east, north] of corners) expect(Math.hypot(east, north)).toBeLessThanOrEqual(400.1);
});
