import type { ViewState } from '@/model';
import { expect, test } from 'vitest';
import { toEcef } from './ellipsoid';
import { fartherView } from './farther';
import { poseOf } from './pose';

const ground = 340;
const view: ViewState = { longitude: 71.43, latitude: 51.13, height: ground + 600, bearing: 30, pitch: 55, roll: 0, fovy: 45 };

test('four times as far the eye is four times as high, looks at the same place in the same direction, and comes back', () => {
  const far = fartherView(view, 4, ground);
  expect(far.height - ground).toBeCloseTo(4 * 600, -1);
  expect(far.bearing).toBeCloseTo(30, 1);
  expect(far.pitch).toBeCloseTo(55, 1);
  expect([far.roll, far.fovy]).toEqual([expect.closeTo(0, 1), 45]);
  const distance = 600 / Math.cos((55 * Math.PI) / 180);
  const target = (of: ViewState, metres: number): number[] => toEcef(of).map((value, axis) => value + poseOf(of).forward[axis]! * metres);
  const [a, b] = [target(view, distance), target(far, 4 * distance)];
  // Less than a pixel of a picture of 900.
  expect(Math.hypot(...a.map((value, axis) => value - b[axis]!))).toBeLessThan((4 * distance * Math.tan((45 * Math.PI) / 360)) / 450);
  const back = fartherView(far, 1 / 4, ground);
  expect(Math.hypot(...toEcef(back).map((value, axis) => value - toEcef(view)[axis]!))).toBeLessThan(2);
});

test('the same distance is the same view; a look at the sky or from the ground stays finite', () => {
  expect(fartherView(view, 1, ground)).toBe(view);
  for (const odd of [{ ...view, pitch: 120 }, { ...view, pitch: 0 }, { ...view, height: ground - 5 }]) {
    for (const value of Object.values(fartherView(odd, 8, ground))) expect(Number.isFinite(value)).toBe(true);
  }
});
