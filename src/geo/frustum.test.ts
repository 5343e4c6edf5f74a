import { describe, expect, it } from 'vitest';
import { containFovy, projectionMatrix, partTangents } from './frustum';
import { shareOfTile } from './wall-parts';

describe('frustum', () => {
  it('keeps the leader’s view angle on a wider picture and opens it on a narrower one', () => {
    expect(containFovy(60, 1, 2)).toBeCloseTo(60, 12);
    expect(containFovy(90, 2, 1)).toBeCloseTo(2 * 63.434948822922, 9);
  });

  it('gives each tile its own part of the whole picture, top left first', () => {
    const near = (tangents: object): object =>
      Object.fromEntries(Object.entries(tangents).map(([edge, value]) => [edge, expect.closeTo(value as number, 12)]));
    expect(partTangents(90, 2, shareOfTile({ row: 0, column: 0, rows: 1, columns: 2 }).part)).toEqual(near({ left: -2, right: 0, bottom: -1, top: 1 }));
    expect(partTangents(90, 2, shareOfTile({ row: 0, column: 1, rows: 1, columns: 2 }).part)).toEqual(near({ left: 0, right: 2, bottom: -1, top: 1 }));
    expect(partTangents(90, 2, shareOfTile({ row: 1, column: 3, rows: 2, columns: 4 }).part)).toEqual(near({ left: 1, right: 2, bottom: -1, top: 0 }));
  });

  it('maps the edges at near and far to the corners of the clip cube', () => {
    const m = projectionMatrix({ left: -2, right: 1, bottom: -1, top: 3 }, 2, 10);
    const clip = (x: number, y: number, z: number): number[] => {
      const out = [0, 1, 2, 3].map((r) => m[r]! * x + m[4 + r]! * y + m[8 + r]! * z + m[12 + r]!);
      return out.slice(0, 3).map((v) => v / out[3]!);
    };
    expect(clip(-4, -2, -2)).toEqual([-1, -1, -1].map((v) => expect.closeTo(v, 12)));
    expect(clip(10, 30, -10)).toEqual([1, 1, 1].map((v) => expect.closeTo(v, 12)));
  });
});
