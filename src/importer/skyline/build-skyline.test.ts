import { createCityFrame } from '@/geo';
import { skylineSchema } from '@/model';
import { describe, expect, test } from 'vitest';
import type { LonLat } from '../content';
import { emptyMesh, extrude } from '../mesh/extrude';
import { buildSkyline } from './build-skyline';

const frame = createCityFrame({ longitude: 71.45, latitude: 51.18, height: 0 });
const corner = (east: number, north: number): LonLat => {
  const { longitude, latitude } = frame.fromLocal([east, north, 0]);
  return [longitude, latitude];
};

/** A box between two corners in city-frame metres, from the ground (at ellipsoid height 40) up. */
function box(west: number, south: number, east: number, north: number, height: number) {
  const mesh = emptyMesh();
  extrude(mesh, frame, [[corner(west, south), corner(east, south), corner(east, north), corner(west, north)]], 40, 40 + height, 40);
  return mesh;
}

/** Height at city-frame metres. */
function at({ size, west, south, columns, heights }: ReturnType<typeof buildSkyline>, east: number, north: number): number {
  return heights[Math.floor((north - south) / size) * columns + Math.floor((east - west) / size)]!;
}

describe('skyline', () => {
  test('every square a building touches is as high as the building, rounded up; the others are the ground', () => {
    const skyline = buildSkyline([box(1, 1, 24, 24, 30.2), box(60, 10, 140, 15, 12), box(300, 300, 310, 310, 5)], 40);
    expect(skylineSchema.parse(skyline)).toMatchObject({ size: 25, west: 0, south: 0, columns: 13, rows: 13 });
    expect(at(skyline, 12, 12)).toBe(31);
    expect([60, 90, 110, 139].map((east) => at(skyline, east, 12))).toEqual([12, 12, 12, 12]);
    expect([[30, 12], [12, 30], [160, 12], [200, 200]].map(([east, north]) => at(skyline, east!, north!))).toEqual([0, 0, 0, 0]);
    expect(at(skyline, 305, 305)).toBe(5);
  });

  test('the inside of a large roof counts, and the higher of two buildings wins', () => {
    const skyline = buildSkyline([box(-200, -200, 200, 200, 8), box(-10, -10, 10, 10, 90)], 40);
    expect(at(skyline, 130, -130)).toBe(8);
    expect(at(skyline, 5, 5)).toBe(90);
  });

  test('far from the origin heights still count from the ground, not from the tangent plane', () => {
    const skyline = buildSkyline([box(20_000, 0, 20_020, 20, 15)], 40);
    expect(Math.max(...skyline.heights)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...skyline.heights)).toBeLessThanOrEqual(16);
  });

  test('a very large city has larger squares rather than a larger file', () => {
    const { size, columns, rows } = buildSkyline([box(0, 0, 10, 10, 5), box(100_000, 100_000, 100_010, 100_010, 5)], 40);
    expect(size % 25).toBe(0);
    expect(columns * rows).toBeLessThan(1_600_000);
  });
});
