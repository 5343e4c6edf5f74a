import { describe, expect, test } from 'vitest';
import { skyDirection, sunAt } from './sun';

describe('the sun stands where almanacs say', () => {
  test('Reda and Andreas, Solar Position Algorithm (NREL/TP-560-34302), the worked example', () => {
    const { azimuth, altitude } = sunAt(Date.UTC(2003, 9, 17, 19, 30, 30), -105.1786, 39.742476);
    expect(azimuth).toBeCloseTo(194.34024, 1);
    // Their topocentric altitude before refraction; parallax of 0.002° is in it.
    expect(Math.abs(altitude - 39.872046)).toBeLessThan(0.02);
  });

  test('Meeus, example 25.a: the declination of 1992 October 13.0 TD, seen as the altitude over the north pole', () => {
    expect(Math.abs(sunAt(Date.UTC(1992, 9, 12, 23, 59, 1), 0, 90).altitude - -7.78507)).toBeLessThan(0.01);
  });

  test('at the solstice it stands overhead on the tropic at noon, and never rises far north', () => {
    const solstice = Date.parse('2026-06-21T08:24Z');
    const altitudes = Array.from({ length: 288 }, (_, i) => sunAt(solstice + (i - 144) * 300_000, 0, 23.436).altitude);
    expect(Math.max(...altitudes)).toBeGreaterThan(89.3);
    const winter = Date.parse('2026-12-21T20:50Z');
    expect(Math.max(...Array.from({ length: 48 }, (_, i) => sunAt(winter + i * 1_800_000, 20, 70).altitude))).toBeLessThan(-3);
  });

  test('it rises in the east, stands in the south at noon and sets in the west; in the south it goes by the north', () => {
    const hour = (h: number): number => Date.UTC(2026, 2, 20, h);
    expect(sunAt(hour(7), 0, 45).azimuth).toBeCloseTo(100, -1);
    expect(Math.abs(sunAt(hour(12), 0, 45).azimuth - 180)).toBeLessThan(4);
    expect(sunAt(hour(17), 0, 45).azimuth).toBeCloseTo(260, -1);
    const southern = sunAt(hour(12), 0, -35).azimuth;
    expect(Math.min(southern, 360 - southern)).toBeLessThan(4);
  });
});

test('a direction in the sky is a unit vector of east, north and up', () => {
  const [east, north, up] = skyDirection({ azimuth: 90, altitude: 30 });
  expect(east).toBeCloseTo(Math.cos(Math.PI / 6), 12);
  expect(north).toBeCloseTo(0, 12);
  expect(up).toBeCloseTo(0.5, 12);
});
