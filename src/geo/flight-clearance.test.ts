import type { Position, Skyline, ViewState } from '@/model';
import { describe, expect, test } from 'vitest';
import { createCityFrame } from './city-frame';
import { flightPath } from './flight-path';
import { clearance, freeReach } from './flight-shape';
import { centralAngle } from './interpolation';
import { semiMajorAxis } from './ellipsoid';
import { createObstacles } from './obstacles';

const frame = createCityFrame({ longitude: 71.45, latitude: 51.18, height: 0 });
const ground = 340;

/** A city of 4 × 4 km from seeded numbers: mostly low, streets free, a few towers. */
function madeUp(seed: number): Skyline {
  const random = seeded(seed);
  const columns = 160;
  const heights = Array.from({ length: columns * columns }, (_, i) => {
    if (i % 7 === 0 || Math.floor(i / columns) % 6 === 0) return 0;
    return random() < 0.02 ? Math.ceil(80 + random() * 220) : Math.ceil(random() * 40);
  });
  return { size: 25, west: -2_000, south: -2_000, columns, rows: columns, heights };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const at = (east: number, north: number, up: number): ViewState => {
  const { longitude, latitude } = frame.fromLocal([east, north, 0]);
  return { longitude, latitude, height: ground + up, bearing: 0, pitch: 60, roll: 0, fovy: 45 };
};
const metres = (a: Position, b: Position): number => centralAngle(a, b) * semiMajorAxis;

describe('flights over a city', () => {
  const obstacles = createObstacles(madeUp(5), frame, ground);

  test('1,000 of them keep their distance from everything they pass, but for the upright way out of an end among houses', () => {
    const random = seeded(77);
    const place = (): ViewState => at(-1_900 + random() * 3_800, -1_900 + random() * 3_800, 3 + random() ** 3 * 900);
    let lifted = 0;
    for (let i = 0; i < 1_000; i++) {
      const [from, to] = [place(), place()];
      const path = flightPath(from, to, obstacles);
      const plain = flightPath(from, to, null);
      if ([0.1, 0.5, 0.9].some((t) => path(t).height > plain(t).height + 0.01)) lifted++;
      for (let k = 0; k <= 200; k++) {
        const view = path(k / 200);
        const needed = obstacles.topNear(view, 0) + clearance;
        if (view.height >= needed - 0.01) continue;
        const end = metres(view, from) <= freeReach ? from : metres(view, to) <= freeReach ? to : null;
        expect(end, `flight ${i} at ${k / 200}: ${needed - view.height} m too low`).not.toBeNull();
        expect(end!.height).toBeLessThan(needed);
      }
    }
    expect(lifted).toBeGreaterThan(300);
  });

  test('they have one top and no step: height and way change by little from one hundredth of the time to the next', () => {
    const random = seeded(9);
    for (let i = 0; i < 200; i++) {
      const [from, to] = [0, 1].map(() => at(-1_900 + random() * 3_800, -1_900 + random() * 3_800, 3 + random() * 200)) as [ViewState, ViewState];
      const path = flightPath(from, to, obstacles);
      const views = Array.from({ length: 101 }, (_, k) => path(k / 100));
      const heights = views.map(({ height }) => height);
      const top = Math.max(...heights);
      const climbs = heights.slice(1).map((height, k) => height - heights[k]!);
      expect(Math.max(...climbs.map(Math.abs))).toBeLessThan(0.12 * (top - Math.min(...heights)) + 0.01);
      const turns = climbs.slice(1).filter((climb, k) => climb * climbs[k]! < 0);
      expect(turns.length).toBeLessThanOrEqual(2);
      expect([views[0], views[100]]).toEqual([from, to]);
    }
  });

  test('a flight in free air is not changed', () => {
    const [from, to] = [at(-1_500, 0, 700), at(1_500, 300, 900)];
    for (const t of [0.1, 0.5, 0.8]) expect(flightPath(from, to, obstacles)(t)).toEqual(flightPath(from, to, null)(t));
  });

  test('it rises over a tower in its way by little more than it must', () => {
    const heights = new Array<number>(100).fill(0);
    heights[5] = 300;
    const tower = createObstacles({ size: 25, west: -125, south: 0, columns: 10, rows: 10, heights }, frame, ground);
    const path = flightPath(at(-400, 12, 60), at(400, 12, 60), tower);
    const highest = Math.max(...Array.from({ length: 101 }, (_, k) => path(k / 100).height));
    expect(highest).toBeGreaterThan(ground + 300 + clearance);
    expect(highest).toBeLessThan(ground + 300 * 1.4);
  });

  test('a start at the foot of a wall climbs before it moves off', () => {
    const heights = new Array<number>(100).fill(120);
    const block = createObstacles({ size: 25, west: 0, south: -125, columns: 10, rows: 10, heights }, frame, ground);
    const from = at(-6, 0, 10);
    const path = flightPath(from, at(900, 0, 200), block);
    const over = Array.from({ length: 400 }, (_, k) => path(k / 400)).find((view) => metres(view, from) > freeReach)!;
    expect(over.height).toBeGreaterThan(ground + 120 + clearance - 0.01);
  });
});
