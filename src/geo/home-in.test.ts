import type { Position, ViewState } from '@/model';
import { expect, test } from 'vitest';
import { createCityFrame } from './city-frame';
import { toEcef, toRadians } from './ellipsoid';
import { enclosingView } from './enclosing-view';
import { sightDistance } from './farther';
import { homeIn, homePicture } from './home-in';
import { poseOf } from './pose';

const frame = createCityFrame({ longitude: 4.45, latitude: 51.9, height: 0 });
const at = (east: number, north: number, up = 0): Position => frame.fromLocal([east, north, up]);

/** Where a place stands in a picture, −1…1. */
function across(view: ViewState, aspectRatio: number, place: Position): { x: number; y: number } {
  const { eye, right, up, forward } = poseOf(view);
  const there = toEcef(place);
  const along = (axis: readonly number[]): number => axis.reduce((sum, each, k) => sum + each * (there[k]! - eye[k]!), 0);
  const edge = Math.tan(toRadians(view.fovy / 2)) * along(forward);
  return { x: along(right) / edge / aspectRatio, y: along(up) / edge };
}

/** A city of `halfEast` × `halfNorth` metres to each side, its first view from the south as the importer makes it. */
function city(halfEast: number, halfNorth: number, tallest: number) {
  const [low, high] = [at(-halfEast, -halfNorth), at(halfEast, halfNorth)];
  const corners = [0, tallest].flatMap((up) => [at(-halfEast, -halfNorth, up), at(halfEast, -halfNorth, up), at(halfEast, halfNorth, up), at(-halfEast, halfNorth, up)]);
  const home = enclosingView(corners, at(0, 0), { bearing: 0, pitch: 62, fovy: 42, ...homePicture });
  return { corners, city: { home, extent: [low.longitude, low.latitude, high.longitude, high.latitude] as const, groundHeight: 0, tallest } };
}

test('a picture as broad as the view is made for, and a wall, has it as it is', () => {
  const { city: delfshaven } = city(520, 325, 40);
  for (const aspectRatio of [1.6, 16 / 9, 3.6]) expect(homeIn(delfshaven, aspectRatio, [{ left: -0.5, right: 0.2, bottom: -1, top: 1 }])).toBe(delfshaven.home);
});

test.each([
  ['a tablet that lies', 1024 / 768, { left: -0.82, right: 0.1, bottom: -0.94, top: 0.78 }],
  ['a tablet held upright', 768 / 1024, { left: -0.94, right: 0.94, bottom: -0.06, top: 0.73 }],
  ['half of a compared desk', 0.8, homePicture.free[0]!],
])('%s has a district whole in the part of its picture that is free', (_, aspectRatio, free) => {
  const { corners, city: delfshaven } = city(520, 325, 40);
  const view = homeIn(delfshaven, aspectRatio, [free]);
  for (const corner of corners) {
    const { x, y } = across(view, aspectRatio, corner);
    expect(x).toBeGreaterThan(free.left - 0.01);
    expect(x).toBeLessThan(free.right + 0.01);
    expect(y).toBeGreaterThan(free.bottom - 0.01);
    expect(y).toBeLessThan(free.top + 0.01);
  }
  expect([view.bearing, view.pitch].map((degrees) => Math.round(degrees * 10) / 10 + 0)).toEqual([0, 62]);
});

test('of a city that is larger a narrow picture shows what a broad one does, with its middle in the middle of what is free', () => {
  const { city: large } = city(9_000, 9_000, 180);
  const home: ViewState = { ...at(0, -1_500), height: 700, bearing: 0, pitch: 65, roll: 0, fovy: 42 };
  const distance = sightDistance(home, 0);
  const pose = poseOf(home);
  const half = Math.tan(toRadians(21)) * 1.6 * distance;
  const middle = pose.eye.map((value, k) => value + pose.forward[k]! * distance);
  const free = { left: -1, right: 1, bottom: -0.1, top: 0.7 };
  const view = homeIn({ ...large, home }, 0.75, [free]);
  const seen = poseOf(view);
  for (const side of [-1, 0, 1]) {
    const off = middle.map((value, k) => value + pose.right[k]! * half * side - seen.eye[k]!);
    const along = (axis: readonly number[]): number => axis.reduce((sum, each, k) => sum + each * off[k]!, 0);
    const edge = Math.tan(toRadians(21)) * along(seen.forward);
    expect(along(seen.right) / edge / 0.75).toBeCloseTo(side, 1);
    expect(along(seen.up) / edge).toBeCloseTo(0.3, 1);
  }
});
