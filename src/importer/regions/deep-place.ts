import type { CityLand } from './city-land';

/** How much of the greatest depth is deep enough for a label. */
const enough = 0.6;

/** A hexagon well inside a region, as near its middle as that allows: where its label stands. `within` tells its hexagons. */
export function deepPlace({ grid, places, points }: CityLand, within: (index: number) => boolean): number {
  const own = places.filter(within);
  const depth = new Map<number, number>();
  const queue: number[] = [];
  for (const index of own) {
    if (grid.neighbours(index).every((neighbour) => neighbour >= 0 && within(neighbour))) continue;
    depth.set(index, 1);
    queue.push(index);
  }
  for (const index of queue) {
    for (const neighbour of grid.neighbours(index)) {
      if (neighbour < 0 || depth.has(neighbour) || !within(neighbour)) continue;
      depth.set(neighbour, depth.get(index)! + 1);
      queue.push(neighbour);
    }
  }
  const least = enough * depth.get(queue.at(-1)!)!;
  const [x, y] = ([0, 1] as const).map((k) => own.reduce((sum, index) => sum + points[index]![k], 0) / own.length) as [number, number];
  const apart = (index: number): number => Math.hypot(points[index]![0] - x, points[index]![1] - y);
  return own.filter((index) => depth.get(index)! >= least).reduce((best, index) => (apart(index) < apart(best) ? index : best), queue.at(-1)!);
}
