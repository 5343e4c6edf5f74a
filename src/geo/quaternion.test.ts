import { describe, expect, it } from 'vitest';
import type { Vec3 } from './ellipsoid';
import { axesOf, quaternionFromAxes, slerp, type Quaternion } from './quaternion';

const near = (v: readonly number[]): number[] => v.map((value) => expect.closeTo(value, 12) as number);
const half = Math.SQRT1_2;
const aboutZ = (degrees: number): Quaternion => {
  const a = (degrees * Math.PI) / 360;
  return [0, 0, Math.sin(a), Math.cos(a)];
};

describe('quaternion', () => {
  it.each<[string, [Vec3, Vec3, Vec3], Quaternion]>([
    ['no turn', [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [0, 0, 0, 1]],
    ['a quarter about z', [[0, 1, 0], [-1, 0, 0], [0, 0, 1]], [0, 0, half, half]],
    ['half about x', [[1, 0, 0], [0, -1, 0], [0, 0, -1]], [1, 0, 0, 0]],
    ['half about y', [[-1, 0, 0], [0, 1, 0], [0, 0, -1]], [0, 1, 0, 0]],
    ['half about z', [[-1, 0, 0], [0, -1, 0], [0, 0, 1]], [0, 0, 1, 0]],
  ])('of axes: %s, and back', (_, axes, expected) => {
    const q = quaternionFromAxes(...axes);
    expect(q).toEqual(near(expected));
    expect(axesOf(q).map((axis) => near(axis))).toEqual(axes);
  });

  it('turns at constant speed', () => {
    expect(slerp(aboutZ(10), aboutZ(70), 0.25)).toEqual(near(aboutZ(25)));
  });

  it('turns on beyond the end', () => {
    expect(slerp(aboutZ(10), aboutZ(30), 2)).toEqual(near(aboutZ(50)));
  });

  it('takes the short way when the same rotation has the other sign', () => {
    const end = aboutZ(40).map((v) => -v) as Quaternion;
    expect(axesOf(slerp(aboutZ(20), end, 0.5))[0]).toEqual(near(axesOf(aboutZ(30))[0]));
  });

  it('keeps precision for a turn of a billionth of a degree', () => {
    const middle = slerp(aboutZ(0), aboutZ(1e-9), 0.5);
    expect(middle[2] / aboutZ(0.5e-9)[2]).toBeCloseTo(1, 12);
  });

  it('stays when there is nothing to turn', () => {
    expect(slerp(aboutZ(5), aboutZ(5), 0.3)).toEqual(near(aboutZ(5)));
  });
});
