import { expect, test } from 'vitest';
import { litShare } from './lit-share';

test('most windows are lit in the evening, fewer in the small hours, and a city never goes out', () => {
  expect(litShare(20)).toBeGreaterThan(2 * litShare(3));
  for (let hour = 0; hour < 24; hour += 0.25) expect(litShare(hour)).toBeGreaterThan(0.14);
});

test('midnight is no step', () => {
  expect(Math.abs(litShare(23.99) - litShare(0))).toBeLessThan(0.005);
});
