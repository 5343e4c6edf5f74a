import type { Point } from '../mesh/rings';
import { offset } from './measure';

/** A short piece of a way. */
export interface Sample {
  way: number;
  at: Point;
  /** Metres. */
  length: number;
  /** Of a unit vector along it. */
  east: number;
  north: number;
}

const step = 25;

/** A line in pieces of at most 25 m. */
export function samplesOf(way: number, line: readonly Point[]): Sample[] {
  return line.slice(1).flatMap((to, i) => {
    const from = line[i]!;
    const [x, y] = offset(from, to);
    const length = Math.hypot(x, y);
    if (length === 0) return [];
    const count = Math.ceil(length / step);
    return Array.from({ length: count }, (_, k) => {
      const share = (k + 0.5) / count;
      const at: Point = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
      return { way, at, length: length / count, east: x / length, north: y / length };
    });
  });
}

/** How far lanes of one street lie apart at most, metres. */
const breadth = 60;
/** Cosine of the angle at which two lanes still count as parallel, 20°. */
const parallel = 0.94;

/** Metres of a street from end to end: where its lanes run side by side as ways of their own, they count together as one. */
export function spreadLength(samples: readonly Sample[]): number {
  const cell = breadth / 111_320;
  const key = (x: number, y: number): string => `${x},${y}`;
  const cellOf = ([longitude, latitude]: Point): [number, number] => [Math.floor(longitude / (cell * 2)), Math.floor(latitude / cell)];
  const grid = new Map<string, Sample[]>();
  for (const sample of samples) {
    const place = key(...cellOf(sample.at));
    const held = grid.get(place);
    if (held) held.push(sample);
    else grid.set(place, [sample]);
  }
  return samples.reduce((sum, sample) => {
    const [column, row] = cellOf(sample.at);
    const beside = new Set<number>();
    for (const x of [column - 1, column, column + 1]) {
      for (const y of [row - 1, row, row + 1]) {
        for (const other of grid.get(key(x, y)) ?? []) if (isBeside(sample, other)) beside.add(other.way);
      }
    }
    return sum + sample.length / (1 + beside.size);
  }, 0);
}

function isBeside(sample: Sample, other: Sample): boolean {
  if (other.way === sample.way || Math.abs(other.east * sample.east + other.north * sample.north) < parallel) return false;
  const [x, y] = offset(sample.at, other.at);
  const along = Math.abs(x * sample.east + y * sample.north);
  const across = Math.abs(y * sample.east - x * sample.north);
  return along <= (sample.length + other.length) / 4 && across > 3 && across < breadth;
}
