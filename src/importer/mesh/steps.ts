import type { Vec3 } from '@/geo';
import { outlineOf } from './footprint';
import { signedArea, type Point } from './rings';

/** Share of the outline below that must be gone before a building counts as narrower. */
const leastChange = 0.06;

/**
 * Outlines of a building that becomes narrower on its way up: of the roofs that reach over the middle of each of its `levels`, where that
 * leaves out more than before. `base` is the height of its foot in the roofs' own metres; `from` counts metres above it.
 */
export function stepsOf(roofs: readonly Vec3[][][], base: number, height: number, levels: number): { from: number; polygons: Point[][][] }[] {
  const tops = roofs.map((rings) => rings[0]!.reduce((most, point) => Math.max(most, point[2]), -Infinity) - base);
  const areas = roofs.map(([outer]) => Math.abs(signedArea(outer!.map(([x, y]): Point => [x, y]))));
  const steps: { from: number; polygons: Point[][][] }[] = [];
  let below = areas.reduce((sum, area) => sum + area, 0);
  for (let level = 1; level < levels; level++) {
    const middle = ((level + 0.5) * height) / levels;
    const left = roofs.flatMap((_, i) => (tops[i]! > middle ? [i] : []));
    const area = left.reduce((sum, i) => sum + areas[i]!, 0);
    if (left.length === 0 || area === 0) break;
    if (area > below * (1 - leastChange)) continue;
    below = area;
    steps.push({ from: (level * height) / levels, polygons: outlineOf(left.map((i) => roofs[i]!)) });
  }
  return steps;
}
