import { skyDirection } from '@/geo';
import { describe, expect, test } from 'vitest';
import { lightAt } from './light';

const noon = { azimuth: 180, altitude: 60 };
const low = { azimuth: 280, altitude: 4 };
const night = { azimuth: 10, altitude: -25 };
const sum = ([r, g, b]: readonly [number, number, number]): number => r + g + b;

test('light comes from where the sun is, and by night from a moon over the horizon', () => {
  expect(lightAt(noon, 'day').towards).toEqual(skyDirection(noon));
  expect(lightAt(night, 'day').towards[2]).toBeGreaterThan(0.3);
  expect(lightAt({ azimuth: 280, altitude: -0.5 }, 'day').towards[2]).toBeGreaterThan(0);
});

describe('the day look', () => {
  test('throws shadows while the sun is up, and none after', () => {
    expect(lightAt(noon, 'day').shadow).toBeGreaterThan(0.3);
    expect(lightAt(low, 'day').shadow).toBeGreaterThan(0);
    expect(lightAt({ azimuth: 290, altitude: -1 }, 'day').shadow).toBe(0);
  });

  test('is warm at dusk, and at night dim but still a map that reads', () => {
    const [day, dusk, dark] = [noon, low, night].map((sun) => lightAt(sun, 'day').palette.land) as [readonly [number, number, number], readonly [number, number, number], readonly [number, number, number]];
    expect(dusk[0] / dusk[2]).toBeGreaterThan((day[0] / day[2]) * 1.05);
    expect(sum(dark)).toBeLessThan(0.8 * sum(day));
    expect(sum(dark)).toBeGreaterThan(0.65 * sum(day));
  });

  test('lights windows only when it is dark', () => {
    expect(lightAt(noon, 'day').lamps).toBe(0);
    expect(lightAt(night, 'day').lamps).toBeGreaterThan(0.5);
  });
});

describe('the dark look', () => {
  test('throws no shadows at any hour and stays dark at noon', () => {
    for (const sun of [noon, low, night]) expect(lightAt(sun, 'night').shadow).toBe(0);
    expect(Math.max(...lightAt(noon, 'night').palette.land)).toBeLessThan(0.25);
  });

  test('glows at dusk', () => {
    expect(sum(lightAt({ azimuth: 290, altitude: -3 }, 'night').glow)).toBeGreaterThan(0.2);
    expect(sum(lightAt(night, 'night').glow)).toBe(0);
  });
});

test('light changes without a jump while the sun moves', () => {
  const values = (altitude: number, theme: 'day' | 'night'): number[] => {
    const { palette, contrast, shadow, lamps, glow } = lightAt({ azimuth: 270, altitude }, theme);
    return [...Object.values(palette).flat(), contrast, shadow, lamps, ...glow];
  };
  for (const theme of ['day', 'night'] as const) {
    for (let altitude = -30; altitude < 70; altitude += 0.1) {
      const [a, b] = [values(altitude, theme), values(altitude + 0.1, theme)];
      expect(Math.max(...a.map((value, i) => Math.abs(value - b[i]!)))).toBeLessThan(0.03);
    }
  }
});
