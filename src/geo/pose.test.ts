import type { ViewState } from '@/model';
import { describe, expect, it } from 'vitest';
import { semiMajorAxis } from './ellipsoid';
import { transformPoint } from './matrix';
import { poseOf, viewMatrix, viewOf, wrap360 } from './pose';

/** On the equator at longitude 0: east is +y, north is +z, up is +x. */
const at = (bearing: number, pitch: number, roll: number): ViewState =>
  ({ longitude: 0, latitude: 0, height: 100, bearing, pitch, roll, fovy: 45 });
const near = (v: readonly number[]): number[] => v.map((value) => expect.closeTo(value, 12) as number);

describe('pose', () => {
  it.each([
    ['north at the horizon', at(0, 90, 0), [0, 0, 1], [0, 1, 0], [1, 0, 0]],
    ['east at the horizon', at(90, 90, 0), [0, 1, 0], [0, 0, -1], [1, 0, 0]],
    ['straight down, north up', at(0, 0, 0), [-1, 0, 0], [0, 1, 0], [0, 0, 1]],
    ['straight down, east up', at(90, 0, 0), [-1, 0, 0], [0, 0, -1], [0, 1, 0]],
    ['straight up', at(0, 180, 0), [1, 0, 0], [0, 1, 0], [0, 0, -1]],
    ['rolled a quarter clockwise', at(0, 90, 90), [0, 0, 1], [-1, 0, 0], [0, 1, 0]],
  ])('looks %s', (_, view, forward, right, up) => {
    const pose = poseOf(view);
    expect(pose.eye).toEqual(near([semiMajorAxis + 100, 0, 0]));
    expect(pose.forward).toEqual(near(forward));
    expect(pose.right).toEqual(near(right));
    expect(pose.up).toEqual(near(up));
  });

  it.each([
    [71.43, 51.13, 812, 33, 62, 0], [-120, -33, 5_000, 271.5, 12, -40], [0, 80, 10, 359.9, 120, 170],
  ])('comes back as the same view: %f %f %f m, bearing %f pitch %f roll %f', (longitude, latitude, height, bearing, pitch, roll) => {
    const view = { longitude, latitude, height, bearing, pitch, roll, fovy: 50 };
    const back = viewOf(poseOf(view), 50);
    for (const key of Object.keys(view) as (keyof ViewState)[]) expect(back[key]).toBeCloseTo(view[key], 6);
  });

  it('straight down, gives bearing and roll to the bearing', () => {
    const back = viewOf(poseOf(at(30, 0, 20)), 45);
    expect(back.roll).toBe(0);
    expect(back.bearing).toBeCloseTo(50, 9);
  });

  it('puts the eye at zero and what is ahead on the negative z axis', () => {
    const pose = poseOf(at(0, 90, 0));
    const m = viewMatrix(pose);
    expect(transformPoint(m, pose.eye)).toEqual([0, 0, 0].map((v) => expect.closeTo(v, 8)));
    expect(transformPoint(m, [semiMajorAxis + 105, 3, 7])).toEqual([3, 5, -7].map((v) => expect.closeTo(v, 8)));
  });

  it('wraps angles into 0 ≤ a < 360', () => {
    expect([wrap360(-10), wrap360(360), wrap360(725)]).toEqual([350, 0, 5]);
  });
});
