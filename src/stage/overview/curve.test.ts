import { createCityFrame } from '@/geo';
import { expect, it } from 'vitest';
import { createCurve } from './curve';

it.each([[71.45, 51.18], [0.1, 0.2], [-70, -53]])('follows the ellipsoid around %d, %d within 0.2 m for 25 km', (longitude, latitude) => {
  const frame = createCityFrame({ longitude, latitude, height: 350 });
  const curve = createCurve(frame);
  for (const [east, north] of [[0, 0], [0.3, 0], [0, 0.2], [-0.2, 0.15]] as const) {
    const [x, y, z] = frame.toLocal({ longitude: longitude + east, latitude: latitude + north, height: 420 });
    expect(Math.abs(curve(x, y, 420) - z)).toBeLessThan(0.2);
  }
});
