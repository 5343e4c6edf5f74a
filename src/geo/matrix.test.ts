import { describe, expect, it } from 'vitest';
import { combine, cross, dot, fromAxes, invertRigid, multiply, transformPoint } from './matrix';

const quarterTurnAboutZ = fromAxes([0, 1, 0], [-1, 0, 0], [0, 0, 1], [10, 20, 30]);

describe('matrices', () => {
  it('turns first and then moves', () => {
    expect(transformPoint(quarterTurnAboutZ, [1, 2, 3])).toEqual([8, 21, 33]);
  });

  it('multiplies so that the right-hand factor acts first', () => {
    const shift = fromAxes([1, 0, 0], [0, 1, 0], [0, 0, 1], [5, 0, 0]);
    expect(transformPoint(multiply(quarterTurnAboutZ, shift), [0, 0, 0])).toEqual([10, 25, 30]);
    expect(transformPoint(multiply(shift, quarterTurnAboutZ), [0, 0, 0])).toEqual([15, 20, 30]);
  });

  it('inverts a rotation and translation', () => {
    expect(transformPoint(invertRigid(quarterTurnAboutZ), [8, 21, 33])).toEqual([1, 2, 3]);
  });

  it('has right-handed cross, dot and combination', () => {
    expect(cross([1, 0, 0], [0, 1, 0])).toEqual([0, 0, 1]);
    expect(dot([1, 2, 3], [4, -5, 6])).toBe(12);
    expect(combine([1, 2, 3], 2, [1, 0, -1], 3)).toEqual([5, 4, 3]);
  });
});
