import { createCityFrame, createObstacles } from '@/geo';
import type { Position, ViewState } from '@/model';
import { describe, expect, test } from 'vitest';
import { createSteer } from './steer';

const ground = 340;
const frame = createCityFrame({ longitude: 71.45, latitude: 51.18, height: 0 });
const heights = new Array<number>(100).fill(0);
heights[22] = 80;
heights[25] = 6;
/** A tower of 10 × 10 m in the middle of one square, a shed that fills another. */
const obstacles = createObstacles({ size: 25, west: 0, south: 0, columns: 10, rows: 10, heights }, frame, ground);
let asked = 0;
function roofAt(place: Position): number | null {
  asked++;
  const [east, north] = frame.toLocal({ ...place, height: ground });
  if (Math.abs(east - 62.5) <= 5 && Math.abs(north - 62.5) <= 5) return ground + 80;
  return east >= 125 && east <= 150 && north >= 50 && north <= 75 ? ground + 6 : null;
}
const view = (east: number, north: number, up: number): ViewState => {
  const { longitude, latitude } = frame.fromLocal([east, north, 0]);
  return { longitude, latitude, height: ground + up, bearing: 0, pitch: 80, roll: 0, fovy: 45 };
};

describe('hands on the camera', () => {
  const steer = createSteer({ ground, obstacles: () => obstacles, roofAt });

  test('a wall stops the eye, which may still turn', () => {
    const before = view(54, 62.5, 10);
    expect(steer(before, { ...view(60, 62.5, 10), bearing: 30 })).toEqual({ ...before, bearing: 30 });
  });

  test('before a wall some metres stay free', () => {
    expect(steer(view(50, 62.5, 10), view(56, 62.5, 10)).longitude).toBe(view(50, 62.5, 10).longitude);
  });

  test('beside a tower the street is free down to the ground', () => {
    const to = view(52, 74, 3);
    expect(steer(view(52, 70, 3), to)).toEqual(to);
    expect(steer(view(52, 70, 3), { ...to, height: ground - 20 }).height).toBeCloseTo(ground + 2, 9);
  });

  test('a low roof lifts the eye over it', () => {
    expect(steer(view(115, 62, 6), view(126, 62, 6)).height).toBeCloseTo(ground + 8, 9);
  });

  test('from above nobody sinks through a roof', () => {
    expect(steer(view(62.5, 62.5, 83), view(62.5, 62.5, 40)).height).toBeCloseTo(ground + 82, 9);
  });

  test('an eye found inside a building is lifted out, a little with every move', () => {
    let eye = view(62.5, 62.5, 10);
    const climbs: number[] = [];
    for (let i = 0; i < 60; i++) {
      const next = steer(eye, { ...eye, bearing: i });
      climbs.push(next.height - eye.height);
      eye = next;
    }
    expect(eye.height).toBeCloseTo(ground + 82, 6);
    expect(Math.max(...climbs)).toBeLessThan(0.2 * 82);
  });

  test('high over the city nobody asks for roofs', () => {
    asked = 0;
    const to = view(62.5, 70, 200);
    expect(steer(view(62.5, 40, 200), to)).toBe(to);
    expect(asked).toBe(0);
  });

  test('while the skyline is not known the ground still holds', () => {
    const blind = createSteer({ ground, obstacles: () => null, roofAt: () => null });
    expect(blind(view(54, 62.5, 10), view(60, 62.5, 1)).height).toBeCloseTo(ground + 2, 9);
  });
});
