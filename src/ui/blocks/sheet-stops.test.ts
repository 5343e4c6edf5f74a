import { expect, test } from 'vitest';
import { neighbour, restingStop } from './sheet-stops';

const heights = { peek: 140, half: 400, full: 700 };

test('a sheet let go at rest goes to the nearest stop', () => {
  expect([150, 300, 520, 690].map((height) => restingStop(height, 0, heights))).toEqual(['peek', 'half', 'half', 'full']);
});

test('a flick carries it on', () => {
  expect(restingStop(400, 1_500, heights)).toBe('full');
  expect(restingStop(400, -1_500, heights)).toBe('peek');
});

test('stops end at both ends', () => {
  expect([neighbour('full', 1), neighbour('half', 1), neighbour('peek', -1)]).toEqual(['full', 'full', 'peek']);
});
