import type { ViewState } from '@/model';
import { describe, expect, it } from 'vitest';
import { centralAngle, interpolatePosition, interpolateView } from './interpolation';

const view = (patch: Partial<ViewState>): ViewState =>
  ({ longitude: 0, latitude: 0, height: 500, bearing: 0, pitch: 60, roll: 0, fovy: 45, ...patch });

describe('interpolation of views', () => {
  it('is exactly the two views at the ends', () => {
    const a = view({ longitude: 1.1 });
    const b = view({ longitude: 1.3, bearing: 77 });
    expect(interpolateView(a, b, 0)).toBe(a);
    expect(interpolateView(a, b, 1)).toBe(b);
  });

  it('goes along the equator at constant speed, across the antimeridian the short way', () => {
    expect(interpolateView(view({ longitude: 10 }), view({ longitude: 14 }), 0.25).longitude).toBeCloseTo(11, 10);
    expect(Math.abs(interpolateView(view({ longitude: 179 }), view({ longitude: -179 }), 0.5).longitude)).toBeCloseTo(180, 10);
    expect(interpolateView(view({ longitude: 179 }), view({ longitude: -179 }), 0.75).longitude).toBeCloseTo(-179.5, 10);
  });

  it('goes over the pole, not around it', () => {
    expect(interpolatePosition({ longitude: 0, latitude: 89, height: 0 }, { longitude: 180, latitude: 89, height: 10 }, 0.5))
      .toEqual({ longitude: expect.any(Number), latitude: expect.closeTo(90, 10), height: 5 });
  });

  it('is finite between opposite places', () => {
    const middle = interpolatePosition({ longitude: 0, latitude: 0, height: 0 }, { longitude: 180, latitude: 0, height: 0 }, 0.5);
    expect(Math.abs(middle.latitude)).toBeCloseTo(90, 6);
  });

  it('takes height and view angle linearly', () => {
    const middle = interpolateView(view({ height: 100, fovy: 40 }), view({ height: 300, fovy: 60 }), 0.25);
    expect(middle.height).toBe(150);
    expect(middle.fovy).toBe(45);
  });

  it('turns the short way through north', () => {
    const bearing = interpolateView(view({ bearing: 350, pitch: 90 }), view({ bearing: 10, pitch: 90 }), 0.25).bearing;
    expect(bearing).toBeCloseTo(355, 9);
  });

  it('tilts at constant speed and continues the motion beyond the last view', () => {
    const [a, b] = [view({ pitch: 30, longitude: 1 }), view({ pitch: 40, longitude: 1 })];
    expect(interpolateView(a, b, 0.5).pitch).toBeCloseTo(35, 9);
    expect(interpolateView(a, b, 1.5).pitch).toBeCloseTo(45, 9);
  });

  it('moves a camera of millimetres without noise', () => {
    const step = 1e-8;
    const middle = interpolateView(view({ longitude: 71, latitude: 51 }), view({ longitude: 71 + step, latitude: 51 }), 0.5);
    expect(Math.abs(middle.longitude - (71 + step / 2))).toBeLessThan(1e-13);
    expect(Math.abs(middle.pitch - 60)).toBeLessThan(1e-9);
  });

  it('measures the angle between places', () => {
    expect(centralAngle({ longitude: 0, latitude: 0, height: 0 }, { longitude: 90, latitude: 0, height: 9 })).toBeCloseTo(Math.PI / 2, 12);
    expect(centralAngle({ longitude: 5, latitude: 30, height: 0 }, { longitude: 5, latitude: -30, height: 0 })).toBeCloseTo(Math.PI / 3, 12);
  });
});
