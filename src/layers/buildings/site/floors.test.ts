import { createCityFrame, transformPoint, type Vec3 } from '@/geo';
import type { BuildingDetail } from '@/model';
import type { BufferGeometry } from 'three';
import { describe, expect, test } from 'vitest';
import { floorGeometry, slabGap } from './floor-geometry';
import { floorPlanOf } from './floor-plan';
import { gapOf, liftOf, openingMs } from './opening';
import { createSiteMotion } from './site-motion';
import { floorAt, neighbourFloor } from './site-state';
import { edgeStrength, placeOf, pullWay } from './stack';

const frame = createCityFrame({ longitude: 71.43, latitude: 51.13, height: 340 });
const base = 348;

/** A footprint given in metres of the city frame around a far corner of the city. */
function detailOf(polygons: readonly (readonly (readonly [number, number])[])[][], levels: number, height: number): BuildingDetail {
  return {
    id: 'b', baseHeight: base, height, levels, levelsFrom: 'counted', attributes: {},
    polygons: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => {
      const { longitude, latitude } = frame.fromLocal([9_000 + x, -7_000 + y, 0]);
      return [longitude, latitude] as [number, number];
    }))),
  };
}

const square = (x: number, y: number, side: number): [number, number][] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side]];

/** Volume inside a closed surface, by the divergence theorem. */
function volumeOf(geometry: BufferGeometry): number {
  const solid = geometry.index ? geometry.toNonIndexed() : geometry;
  const position = solid.getAttribute('position');
  let six = 0;
  for (let i = 0; i < position.count; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => [position.getX(i + k), position.getY(i + k), position.getZ(i + k)]) as [Vec3, Vec3, Vec3];
    six += a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return six / 6;
}

describe('floor plan', () => {
  test('its area leaves courtyards out and adds parts', () => {
    const plan = floorPlanOf(detailOf([[square(0, 0, 30), square(10, 10, 10)], [square(50, 0, 10)]], 12, 36), frame);
    expect(plan.outlines.map(({ area }) => area)).toHaveLength(12);
    expect(plan.outlines[11]!.area).toBeCloseTo(30 * 30 - 10 * 10 + 10 * 10, 1);
    expect(plan.floorHeight).toBeCloseTo(3, 12);
  });

  test('floors above a step have the narrower outline, and share it', () => {
    const whole = detailOf([[square(0, 0, 30)]], 12, 36);
    const { outlines } = floorPlanOf({ ...whole, steps: [{ from: 15, polygons: detailOf([[square(0, 0, 10)]], 1, 3).polygons }] }, frame);
    expect(outlines.map(({ area }) => Math.round(area))).toEqual([...Array<number>(5).fill(900), ...Array<number>(7).fill(100)]);
    expect(new Set(outlines).size).toBe(2);
  });

  test('stands on its ground and upright where it is, not where the city frame begins', () => {
    const detail = detailOf([[square(0, 0, 20)]], 5, 15);
    const plan = floorPlanOf(detail, frame);
    const [[longitude, latitude]] = detail.polygons[0]![0]! as [[number, number]];
    const [east, north] = plan.polygons[0]![0]![0]!;
    for (const up of [0, 100]) {
      const placed = frame.fromLocal(transformPoint(plan.toCity, [east, north, up]));
      expect(placed.height).toBeCloseTo(base + up, 3);
      expect(placed.longitude).toBeCloseTo(longitude, 7);
      expect(placed.latitude).toBeCloseTo(latitude, 7);
    }
  });
});

describe('floor geometry', () => {
  test('a closed body outward, of the plan’s area and the floor’s height, with its courtyard open', () => {
    const plan = floorPlanOf(detailOf([[square(0, 0, 30), square(10, 10, 10).reverse()]], 12, 36), frame);
    expect(volumeOf(floorGeometry(plan.polygons, plan.floorHeight))).toBeCloseTo(800 * (3 - slabGap), 0);
  });

  test('the turn of a ring does not matter', () => {
    const plan = floorPlanOf(detailOf([[square(0, 0, 30).reverse(), square(10, 10, 10)]], 12, 36), frame);
    expect(volumeOf(floorGeometry(plan.polygons, plan.floorHeight))).toBeCloseTo(800 * (3 - slabGap), 0);
  });
});

describe('opening', () => {
  test('floors start one after the other and all arrive', () => {
    expect([0, 5, 11].map((floor) => liftOf(floor, 12, 0))).toEqual([0, 0, 0]);
    expect(liftOf(0, 12, 200)).toBeGreaterThan(liftOf(6, 12, 200));
    expect([0, 5, 11].map((floor) => liftOf(floor, 12, 750))).toEqual([1, 1, 1]);
    expect(liftOf(0, 1, Number.POSITIVE_INFINITY)).toBe(1);
  });

  test('an open building is at most twice as high', () => {
    for (const levels of [1, 2, 9, 60]) expect(gapOf(3, levels) * (levels - 1)).toBeLessThanOrEqual(3 * levels);
  });
});

describe('motion', () => {
  test('lifts when taken apart, sinks when put together, and pulls one floor out at a time', () => {
    let now = 0;
    const motion = createSiteMotion(() => now, () => false);
    expect([motion.lift(3, 5), motion.moving()]).toEqual([0, false]);
    motion.setApart(true);
    now += openingMs / 2;
    expect(motion.moving()).toBe(true);
    now += openingMs;
    expect([motion.lift(4, 5), motion.moving()]).toEqual([1, false]);
    motion.choose(2);
    now += 1_000;
    motion.choose(4);
    expect([motion.pull(2), motion.pull(4)]).toEqual([1, 0]);
    now += 1_000;
    expect([motion.pull(2), motion.pull(4), motion.pull(1)]).toEqual([0, 1, 0]);
    motion.setApart(false);
    now += openingMs;
    expect(motion.lift(4, 5)).toBe(0);
    motion.reset();
    expect([motion.pull(4), motion.moving()]).toEqual([0, false]);
  });

  test('is no motion where none is wanted', () => {
    const motion = createSiteMotion(() => 0, () => true);
    motion.setApart(true);
    motion.choose(1);
    expect([motion.lift(8, 9), motion.pull(1), motion.moving()]).toEqual([1, 1, false]);
    motion.setApart(false);
    expect(motion.lift(8, 9)).toBe(0);
  });
});

describe('the stack', () => {
  const plan = { floorHeight: 3, levels: 10 };
  const resting = { lift: 0, pull: 0, section: null, way: [12, -5] as const };

  test('closed, floor stands on floor; apart, with air between', () => {
    expect(placeOf(4, plan, resting)).toEqual({ east: 0, north: -0, up: 12, standing: 1 });
    expect(placeOf(4, plan, { ...resting, lift: 1 }).up).toBeCloseTo(4 * (3 + gapOf(3, 10)), 9);
  });

  test('a section leaves what is below it, of the floor it goes through the lower part, and the chosen floor', () => {
    const standing = (floor: number, pull = 0): number => placeOf(floor, plan, { ...resting, section: 13.5, pull }).standing;
    expect([standing(0), standing(3), standing(4), standing(5), standing(9)]).toEqual([1, 1, 0.5, 0, 0]);
    expect(standing(9, 1)).toBe(1);
    expect(placeOf(9, plan, { ...resting, pull: 1 })).toMatchObject({ east: 12, north: -5 });
  });

  test('a floor is pulled out far enough to see most of it, and never across the street', () => {
    const polygons = [[[[-10, -4], [10, -4], [10, 4], [-10, 4]]]] as never;
    expect(pullWay({ polygons }, [0, 1])).toEqual([0, 6]);
    expect(pullWay({ polygons }, [1, 0])).toEqual([15, 0]);
    expect(pullWay({ polygons: [[[[-200, 0], [200, 0], [0, 9]]]] as never }, [1, 0])).toEqual([45, 0]);
  });

  test('edges of a far tower do not cover it, those of a near house are lines', () => {
    expect([edgeStrength(1), edgeStrength(3), edgeStrength(18), edgeStrength(90)]).toEqual([0.08, 0.08, 1, 1]);
    expect(edgeStrength(9)).toBeCloseTo(0.4, 9);
  });

  test('floors are counted from 1 at the ground', () => {
    expect([0, 0.1, 3, 3.1, 29.9, 30, 99].map((height) => floorAt(height, 3, 10))).toEqual([1, 1, 1, 2, 10, 10, 10]);
    expect([neighbourFloor(null, 1, 9), neighbourFloor(null, -1, 9), neighbourFloor(9, 1, 9), neighbourFloor(2, -1, 9)]).toEqual([1, 9, 9, 1]);
  });
});
