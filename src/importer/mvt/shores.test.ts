import { expect, test } from 'vitest';
import type { LonLat } from '../content';
import { shoreLines } from './shores';

const square = (x: number, y: number): LonLat[] => [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1]];

test('a lake has its whole border as shore, islands included', () => {
  const island: LonLat[] = [[0.4, 0.4], [0.4, 0.6], [0.6, 0.6]];
  expect(shoreLines([[square(0, 0), island]])).toEqual([[...square(0, 0), [0, 0]], [...island, [0.4, 0.4]]]);
});

test('where two pieces of a river meet there is none', () => {
  const lines = shoreLines([[square(0, 0)], [square(1, 0)]]);
  const edges = lines.flatMap((line) => line.slice(1).map((to, i) => [line[i], to].sort().join(' ')));
  expect(edges).toHaveLength(6);
  expect(edges).not.toContain('1,0 1,1');
});
