import type { Vec3 } from '@/geo';
import { expect, test } from 'vitest';
import { freshPaths } from './fresh-edges';

const at = (x: number, y: number): Vec3 => [x, y, 0];

test('a border of two neighbours is drawn once, whichever way they turn', () => {
  const seen = new Set<string>();
  expect(freshPaths([at(0, 0), at(10, 0), at(10, 10), at(0, 10)], seen)).toEqual([[at(0, 0), at(10, 0), at(10, 10), at(0, 10), at(0, 0)]]);
  expect(freshPaths([at(10, 0), at(20, 0), at(20, 10), at(10, 10)], seen)).toEqual([[at(10, 0), at(20, 0), at(20, 10), at(10, 10)]]);
  expect(freshPaths([at(0, 0), at(0, 10), at(10, 10), at(10, 0)], seen)).toEqual([]);
});
