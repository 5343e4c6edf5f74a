import { describe, expect, it } from 'vitest';
import { createCityFrame, poseOf, toEcef, toRadians, type Vec3 } from '@/geo';
import type { ViewState } from '@/model';
import type { Building } from './content';
import { homeView } from './home-view';

const frame = createCityFrame({ longitude: 13.375, latitude: 52.509, height: 0 });

/** A square building of 20 m, `east` and `north` metres from the origin. */
function building(east: number, north: number, height: number): Building {
  const ring = [[0, 0], [20, 0], [20, 20], [0, 20]].map(([dx, dy]) => {
    const { longitude, latitude } = frame.fromLocal([east + dx!, north + dy!, 0]);
    return [longitude, latitude] as [number, number];
  });
  return { detail: { height, polygons: [[ring]] } } as unknown as Building;
}

/** Where a place in the city frame stands in the picture: 0 in its middle, ±1 at the upper and lower edge. */
function across(view: ViewState, place: Vec3): { x: number; y: number } {
  const { eye, right, up, forward } = poseOf(view);
  const point = toEcef(frame.fromLocal(place));
  const along = (axis: Vec3): number => axis.reduce((sum, each, k) => sum + each * (point[k]! - eye[k]!), 0);
  const edge = Math.tan(toRadians(view.fovy / 2)) * along(forward);
  return { x: along(right) / edge, y: along(up) / edge };
}

describe('the first view of an imported city', () => {
  it('shows a tower whole and in the middle, with air above and below', () => {
    const view = homeView([building(0, 0, 105), building(40, 10, 75)], 0, 90);
    const [foot, top] = [across(view, [10, 10, 0]), across(view, [10, 10, 105])];
    expect(top.y).toBeLessThan(0.75);
    expect(foot.y).toBeGreaterThan(-0.7);
    expect(Math.abs(foot.y + top.y)).toBeLessThan(0.25);
  });

  it('shows the whole of a district on a wall, from its middle, however its volume lies', () => {
    const view = homeView([building(0, 0, 60), building(20, 30, 60), building(1_000, 30, 6)], 0, 1_000);
    const [west, east] = [across(view, [0, 15, 0]), across(view, [1_010, 15, 0])];
    expect(Math.abs(west.x + east.x)).toBeLessThan(0.4);
    expect(Math.max(-west.x, east.x)).toBeLessThan(2.5);
  });
});
