import { toRadians } from '@/geo';
import type { Point } from '../mesh/rings';

const metresPerDegree = 111_320;

/** Metres east and north of `from`, on the plane that touches there; good to a percent within a city. */
export const offset = (from: Point, to: Point): Point => [
  (to[0] - from[0]) * metresPerDegree * Math.cos(toRadians(from[1])),
  (to[1] - from[1]) * metresPerDegree,
];

/** Metres between two places of a city. */
export const metres = (a: Point, b: Point): number => Math.hypot(...offset(a, b));

/** The point half way along a line. */
export function midway(line: readonly Point[]): Point {
  const lengths = line.map((point, i) => (i === 0 ? 0 : metres(line[i - 1]!, point)));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (let i = 1; i < line.length; i++) {
    const [from, to, length] = [line[i - 1]!, line[i]!, lengths[i]!];
    if (left <= length && length > 0) return [from[0] + ((to[0] - from[0]) * left) / length, from[1] + ((to[1] - from[1]) * left) / length];
    left -= length;
  }
  return line.at(-1)!;
}
