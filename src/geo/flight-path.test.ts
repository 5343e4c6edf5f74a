import type { ViewState } from '@/model';
import { describe, expect, it } from 'vitest';
import { semiMajorAxis, toRadians } from './ellipsoid';
import { flightPath } from './flight-path';

const view = (patch: Partial<ViewState>): ViewState =>
  ({ longitude: 0, latitude: 0, height: 500, bearing: 0, pitch: 60, roll: 0, fovy: 45, ...patch });

const flightAt = (from: ViewState, to: ViewState, t: number): ViewState => flightPath(from, to, null)(t);

describe('flight', () => {
  it('starts and ends exactly at the given views and holds outside', () => {
    const [a, b] = [view({}), view({ longitude: 1 })];
    expect([flightAt(a, b, 0), flightAt(a, b, -1)]).toEqual([a, a]);
    expect(flightAt(a, b, 1)).toBe(b);
    expect(flightAt(a, b, 2)).toBe(b);
  });

  it('is halfway at half time, raised by its arc', () => {
    const middle = flightAt(view({ height: 400 }), view({ longitude: 1, height: 600 }), 0.5);
    const distance = semiMajorAxis * toRadians(1);
    expect(middle.longitude).toBeCloseTo(0.5, 10);
    expect(middle.height).toBeCloseTo(500 + (0.12 * distance * distance) / (distance + 600), 6);
  });

  it('never goes below the lower of its ends and has one top', () => {
    const [a, b] = [view({ height: 350 }), view({ longitude: 0.05, latitude: 0.02, height: 900 })];
    const heights = Array.from({ length: 101 }, (_, i) => flightAt(a, b, i / 100).height);
    expect(Math.min(...heights)).toBe(350);
    const turns = heights.slice(2).filter((h, i) => Math.sign(h - heights[i + 1]!) !== Math.sign(heights[i + 1]! - heights[i]!));
    expect(turns.length).toBeLessThanOrEqual(1);
  });

  it('starts and stops gently: the first and last hundredth of the time cover less than a ten-thousandth of the way', () => {
    const [a, b] = [view({}), view({ longitude: 1 })];
    expect(flightAt(a, b, 0.01).longitude).toBeLessThan(1e-4);
    expect(flightAt(a, b, 0.99).longitude).toBeGreaterThan(1 - 1e-4);
  });

  it('turns the short way, stays in range, and does not rise when it only turns', () => {
    const middle = flightAt(view({ bearing: 350, roll: 170 }), view({ bearing: 30, roll: -170 }), 0.5);
    expect(middle.bearing).toBeCloseTo(10, 9);
    expect(Math.abs(middle.roll)).toBeCloseTo(180, 9);
    expect(middle.height).toBe(500);
    expect(flightAt(view({ bearing: 30 }), view({ bearing: 350 }), 0.5).bearing).toBeCloseTo(10, 9);
  });

  it('stays below the highest height a view may have', () => {
    expect(flightAt(view({ height: 1e8 }), view({ longitude: 150, height: 1e8 }), 0.5).height).toBe(1e8);
  });
});
