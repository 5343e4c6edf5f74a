import type { ViewState } from '@/model';
import { expect, test } from 'vitest';
import { createCityFrame } from './city-frame';
import { clearedView } from './cleared-view';
import { toEcef } from './ellipsoid';
import { clearance } from './flight-shape';
import { cross, dot } from './matrix';
import { createObstacles } from './obstacles';
import { poseOf } from './pose';

const frame = createCityFrame({ longitude: 71.45, latitude: 51.18, height: 0 });
const heights = new Array<number>(16).fill(0);
heights[5] = 90;
const obstacles = createObstacles({ size: 25, west: 0, south: 0, columns: 4, rows: 4, heights }, frame, 340);
const place = (east: number, north: number, up: number) => ({ ...frame.fromLocal([east, north, 0]), height: 340 + up });
const view = (east: number, north: number, up: number): ViewState => ({ ...place(east, north, up), bearing: 0, pitch: 80, roll: 0, fovy: 45 });

test('a view from inside a building is raised above it and still looks at its target', () => {
  const target = place(40, 400, 0);
  const raised = clearedView(view(37, 37, 20), target, obstacles);
  expect(raised).toMatchObject({ height: 340 + 90 + clearance, roll: expect.closeTo(0, 6) });
  const { eye, forward } = poseOf(raised);
  const to = toEcef(target).map((value, i) => value - eye[i]!) as [number, number, number];
  expect(Math.hypot(...cross(forward, to))).toBeLessThan(0.01);
  expect(dot(forward, to)).toBeGreaterThan(300);
});

test('straight over its target it looks down with the bearing it had', () => {
  const raised = clearedView({ ...view(37, 37, 20), bearing: 77, pitch: 0 }, place(37, 37, 0), obstacles);
  expect(raised).toMatchObject({ bearing: 77, pitch: 0 });
});

test('a view in free air is left alone', () => {
  for (const free of [view(37, 37, 200), view(90, 90, 20)]) expect(clearedView(free, place(0, 0, 0), obstacles)).toBe(free);
});
