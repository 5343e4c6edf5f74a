import type { Point } from '../mesh/rings';
import { metres } from './measure';

/** Metres between places along a water's course where its name may stand, and between any two of them. */
const step = 300;
const most = 400;

/** Places along some lines, none nearer than `step` to another or to `at`. */
export function reachesOf(lines: readonly (readonly Point[])[], at: Point): Point[] {
  const kept: Point[] = [];
  for (const line of lines) {
    let next = step / 2;
    for (let i = 1; i < line.length; i++) {
      const [from, to] = [line[i - 1]!, line[i]!];
      const length = metres(from, to);
      for (; next <= length; next += step) {
        const t = next / length;
        const place: Point = [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
        if (kept.length < most && [at, ...kept].every((other) => metres(other, place) >= step * 0.9)) kept.push(place);
      }
      next -= length;
    }
  }
  return kept;
}
