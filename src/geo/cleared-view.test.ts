import type { Position, ViewState } from '@/model';
import { expect, test } from 'vitest';
import { createCityFrame } from './city-frame';
import { clearedView } from './cleared-view';
import { fromEcef, toEcef } from './ellipsoid';
import { clearance } from './flight-shape';
import { combine, dot } from './matrix';
import { createObstacles } from './obstacles';
import { poseOf } from './pose';

const frame = createCityFrame({ longitude: 71.45, latitude: 51.18, height: 0 });
const heights = new Array<number>(16).fill(0);
heights[5] = 90;
const obstacles = createObstacles({ size: 25, west: 0, south: 0, columns: 4, rows: 4, heights }, frame, 340);
const place = (east: number, north: number, up: number) => ({ ...frame.fromLocal([east, north, 0]), height: 340 + up });
const view = (east: number, north: number, up: number): ViewState => ({ ...place(east, north, up), bearing: 0, pitch: 80, roll: 0, fovy: 45 });

/** Tangents of the angles at which a view has a place to its right and up, and metres to it ahead. */
function tangents(of: ViewState, there: Position): [right: number, up: number, ahead: number] {
  const { eye, right, up, forward } = poseOf(of);
  const to = toEcef(there).map((value, i) => value - eye[i]!) as [number, number, number];
  const ahead = dot(forward, to);
  return [dot(right, to) / ahead, dot(up, to) / ahead, ahead];
}

test.each([['in the middle', 0, 0], ['at the lower left', -0.2, -0.1], ['at the upper right', 0.35, 0.25]])('a view from inside a building is raised above it and still has its target where it was, %s', (_, aside, up) => {
  const held = { ...view(37, 37, 20), bearing: 30 };
  const { eye, right: aright, up: upwards, forward } = poseOf(held);
  const target = fromEcef(combine(eye, 1, combine(combine(forward, 1, aright, aside), 1, upwards, up), 380));
  const raised = clearedView(held, target, obstacles);
  expect(raised).toMatchObject({ height: 340 + 90 + clearance, roll: expect.closeTo(0, 6) });
  const [right, above, ahead] = tangents(raised, target);
  expect([right, above]).toEqual([expect.closeTo(aside, 4), expect.closeTo(up, 4)]);
  expect(ahead).toBeGreaterThan(300);
});

test('straight over its target it looks down with the bearing it had', () => {
  const raised = clearedView({ ...view(37, 37, 20), bearing: 77, pitch: 0 }, place(37, 37, 0), obstacles);
  expect(raised).toMatchObject({ bearing: 77, pitch: 0 });
});

test('a view in free air is left alone', () => {
  for (const free of [view(37, 37, 200), view(90, 90, 20)]) expect(clearedView(free, place(0, 0, 0), obstacles)).toBe(free);
});
