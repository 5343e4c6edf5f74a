import { expect, test } from 'vitest';
import type { Point } from '../mesh/rings';
import { metres } from './measure';
import { reachesOf } from './reaches';

/** A line to the east, 3 km long, in pieces of 500 m. */
const line = (north: number): Point[] => Array.from({ length: 7 }, (_, i): Point => [71.4 + (i * 500) / 69_900, 51.1 + north / 111_320]);

test('a long water has places along its whole course, well apart', () => {
  const places = reachesOf([line(0)], line(0)[3]!);
  expect(places.length).toBeGreaterThanOrEqual(8);
  expect(places.length).toBeLessThanOrEqual(10);
  for (const [i, place] of places.entries()) for (const other of places.slice(0, i)) expect(metres(place, other)).toBeGreaterThan(260);
});

test('a second line close by, and a piece shorter than half a step, add none', () => {
  expect(reachesOf([line(0), line(40)], line(0)[3]!)).toEqual(reachesOf([line(0)], line(0)[3]!));
  expect(reachesOf([line(0).slice(0, 1)], [71, 51])).toEqual([]);
  expect(reachesOf([[[71.4, 51.1], [71.401, 51.1]]], [71, 51])).toEqual([]);
});
