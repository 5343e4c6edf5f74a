import { expect, test } from 'vitest';
import { litBy } from './lighting';

const astana = { origin: { longitude: 71.43, latitude: 51.13, height: 0 }, timeZone: 'Asia/Almaty' };
const sydney = { origin: { longitude: 151.2, latitude: -33.87, height: 0 }, timeZone: 'Australia/Sydney' };
const midnight = Date.parse('2026-06-21T00:00+05:00');
const noon = Date.parse('2026-06-21T12:00+05:00');

test('by the clock the sun stands where it stands, and windows know the hour there', () => {
  expect(litBy('clock', noon, astana).sun.altitude).toBeGreaterThan(55);
  expect(litBy('clock', midnight, astana).sun.altitude).toBeLessThan(-10);
  expect(litBy('clock', noon, astana).hour).toBe(12);
});

test('a standard light is the same at every instant', () => {
  for (const lighting of ['day', 'night'] as const) expect(litBy(lighting, midnight, astana)).toEqual(litBy(lighting, noon, astana));
  expect(litBy('day', midnight, astana).sun.altitude).toBeGreaterThan(30);
  expect(litBy('night', noon, astana).sun.altitude).toBeLessThan(-12);
});

test('the standard sun shines from the side where noon is', () => {
  expect(Math.cos((litBy('day', noon, astana).sun.azimuth * Math.PI) / 180)).toBeLessThan(0);
  expect(Math.cos((litBy('day', noon, sydney).sun.azimuth * Math.PI) / 180)).toBeGreaterThan(0);
});
