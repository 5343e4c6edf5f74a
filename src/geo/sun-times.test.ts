import { describe, expect, test } from 'vitest';
import { seasonStart, seasons } from './seasons';
import { sunDay } from './sun-times';

const day = 86_400_000;
const hour = 3_600_000;
/** A sun that is highest at noon and swings `swing` degrees about `middle`. */
const sun = (middle: number, swing: number) => (at: number) => middle + swing * Math.cos(((at - day / 2) / day) * 2 * Math.PI);

describe('light of a day', () => {
  test('goes night, three twilights, day and back, without a gap', () => {
    const { bands, sunrise, sunset } = sunDay(0, day, sun(0, 60));
    expect(bands.map(({ light }) => light)).toEqual(['night', 'astronomical', 'nautical', 'civil', 'day', 'civil', 'nautical', 'astronomical', 'night']);
    expect(bands.every(({ from }, i) => from === (i === 0 ? 0 : bands[i - 1]!.to))).toBe(true);
    expect(bands.at(-1)!.to).toBe(day);
    const rise = day / 2 - (Math.acos(-0.833 / 60) / (2 * Math.PI)) * day;
    expect(Math.abs(sunrise! - rise)).toBeLessThan(2_000);
    expect(Math.abs(sunset! - (day - rise))).toBeLessThan(2_000);
  });

  test('is one band where the sun never sets or never rises', () => {
    expect(sunDay(0, day, sun(30, 20))).toEqual({ bands: [{ from: 0, to: day, light: 'day' }], sunrise: null, sunset: null });
    expect(sunDay(0, day, sun(-40, 20))).toEqual({ bands: [{ from: 0, to: day, light: 'night' }], sunrise: null, sunset: null });
  });

  test('has no night in a white night', () => {
    expect(sunDay(0, day, sun(20, 30)).bands.map(({ light }) => light)).toEqual(['nautical', 'civil', 'day', 'civil', 'nautical']);
  });
});

test.each([
  [2026, 'march', '2026-03-20T14:46Z'], [2026, 'june', '2026-06-21T08:24Z'], [2026, 'september', '2026-09-23T00:05Z'], [2026, 'december', '2026-12-21T20:50Z'],
  [1990, 'june', '1990-06-21T15:33Z'],
] as const)('%i %s is at %s (almanac)', (year, season, almanac) => {
  expect(seasons).toContain(season);
  expect(Math.abs(seasonStart(year, season) - Date.parse(almanac))).toBeLessThan(hour / 3);
});
