import type { Point } from '../mesh/rings';

/** Tile units within which two ends on a seam are the same point. */
const tolerance = 2;

/** Joins the pieces of a line cut at tile edges (multiples of `extent`); the cut itself is no vertex of the result. */
export function joinLines(lines: readonly Point[][], extent: number): Point[][] {
  const rest = lines.map((line) => [...line]);
  const onSeam = ([x, y]: Point): boolean => x % extent === 0 || y % extent === 0;
  for (let i = 0; i < rest.length; i++) {
    for (;;) {
      const line = rest[i]!;
      const tail = line.at(-1)!;
      if (!onSeam(tail)) break;
      const next = rest.findIndex((other, k) => k !== i && near(other[0]!, tail));
      if (next < 0) break;
      line.pop();
      line.push(...rest[next]!.slice(1));
      rest.splice(next, 1);
      if (next < i) i--;
    }
  }
  return rest;
}

const near = (a: Point, b: Point): boolean => Math.abs(a[0] - b[0]) <= tolerance && Math.abs(a[1] - b[1]) <= tolerance;
