import { createCityFrame, transformPoint, type Vec3 } from '@/geo';
import type { BuildingDetail } from '@/model';
import type { BufferGeometry } from 'three';
import { describe, expect, test } from 'vitest';
import { floorGeometry, slabGap } from './floor-geometry';
import { floorPlanOf } from './floor-plan';
import { gapOf, liftOf, opening } from './opening';

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
    expect(plan.floorArea).toBeCloseTo(30 * 30 - 10 * 10 + 10 * 10, 1);
    expect(plan.floorHeight).toBeCloseTo(3, 12);
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
    expect(volumeOf(floorGeometry(plan))).toBeCloseTo(800 * (3 - slabGap), 0);
  });

  test('the turn of a ring does not matter', () => {
    const plan = floorPlanOf(detailOf([[square(0, 0, 30).reverse(), square(10, 10, 10)]], 12, 36), frame);
    expect(volumeOf(floorGeometry(plan))).toBeCloseTo(800 * (3 - slabGap), 0);
  });
});

describe('opening', () => {
  test('floors start one after the other and all arrive', () => {
    expect([0, 5, 11].map((floor) => liftOf(floor, 12, 0))).toEqual([0, 0, 0]);
    expect(liftOf(0, 12, 200)).toBeGreaterThan(liftOf(6, 12, 200));
    expect([0, 5, 11].map((floor) => liftOf(floor, 12, 750))).toEqual([1, 1, 1]);
    expect(liftOf(0, 1, Number.POSITIVE_INFINITY)).toBe(1);
    expect([749, 750].map(opening)).toEqual([true, false]);
  });

  test('an open building is at most twice as high', () => {
    for (const levels of [1, 2, 9, 60]) expect(gapOf(3, levels) * (levels - 1)).toBeLessThanOrEqual(3 * levels);
  });
});
