import type { Vitals } from '@/model';
import { expect, test } from 'vitest';
import { linkQuality } from './link-quality';

const now = 1_000_000;
const well = { roundTripMs: 4, clockErrorMs: 0.5, framesPerSecond: 30 };
const known = (changes: Partial<Vitals>, silence = 0) => ({ at: now - silence, vitals: { ...well, ...changes } as Vitals });

test.each([
  ['good', {}, 0],
  ['good', { framesPerSecond: 0 }, 9_000],
  ['good', { framesPerSecond: 1 }, 0],
  ['fair', { framesPerSecond: 5 }, 0],
  ['fair', { roundTripMs: 200 }, 0],
  ['fair', { clockErrorMs: 20 }, 0],
  ['fair', { roundTripMs: null, clockErrorMs: null }, 0],
  ['poor', { roundTripMs: 900 }, 0],
  ['poor', { clockErrorMs: 100 }, 0],
  ['poor', {}, 15_000],
  ['gone', {}, 30_000],
] as const)('is %s with %j after %i ms of silence', (quality, changes, silence) => {
  expect(linkQuality(known(changes, silence), now)).toBe(quality);
});

test('is unknown of a screen nobody has heard of', () => {
  expect(linkQuality(undefined, now)).toBe('unknown');
});
