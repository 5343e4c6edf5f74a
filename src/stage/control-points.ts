import type { CityFrame } from '@/geo';
import type { Extent, Position } from '@/model';

/** Metres between points all over the city, and around the middle of the first view. */
const coarse = 1_000;
const fine = 250;
const fineReach = 2_500;
/** Metres above the ground of the points that stand over every second one, in turn. */
const heights = [40, 90, 180];
const most = 4_000;

/**
 * Where every engine draws its mark for alignment: a grid on the ground over the whole city, a finer one around `middle`, and
 * points in the air over every second place. The same on every screen of a city.
 */
export function controlPoints(frame: CityFrame, extent: Extent, ground: number, middle: Position): Position[] {
  const [west, south, east, north] = extent;
  const corners = [[west, south], [east, south], [east, north], [west, north]].map(([longitude, latitude]) =>
    frame.toLocal({ longitude: longitude!, latitude: latitude!, height: ground }));
  const range = (axis: 0 | 1): [number, number] => [Math.min(...corners.map((c) => c[axis])), Math.max(...corners.map((c) => c[axis]))];
  const [x, y] = frame.toLocal(middle);
  return [
    ...grid(range(0), range(1), coarse),
    ...grid([x - fineReach, x + fineReach], [y - fineReach, y + fineReach], fine),
  ].slice(0, most).map(([e, n], i) => {
    const { longitude, latitude } = frame.fromLocal([e, n, 0]);
    return { longitude, latitude, height: ground + (i % 2 === 0 ? 0 : heights[(i >> 1) % heights.length]!) };
  });
}

function grid([west, east]: [number, number], [south, north]: [number, number], step: number): [east: number, north: number][] {
  const places: [number, number][] = [];
  for (let n = Math.ceil(south / step) * step; n <= north; n += step) {
    for (let e = Math.ceil(west / step) * step; e <= east; e += step) places.push([e, n]);
  }
  return places;
}
