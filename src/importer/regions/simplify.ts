import FlatQueue from 'flatqueue';
import { signedArea, type Point } from '../mesh/rings';
import type { Border } from './border';

/** Points that make less difference than this many squares of the spacing are left out. */
const tolerance = 0.9;

/** A point of a border with those before and after it; `kept` ones are junctions. */
interface Bead {
  point: Point;
  before: Bead | null;
  after: Bead | null;
  kept: boolean;
  gone: boolean;
  /** Raised when a neighbour goes: what the queue says of an older version is void. */
  version: number;
}

/**
 * Leaves out the points that matter least (Visvalingam & Whyatt, Line generalisation by repeated elimination of points,
 * 1993), but none whose triangle holds another point or whose chord is drawn already: so no borders come to cross or touch.
 */
export function simplifyBorders(borders: readonly Border[], spacing: number): Border[] {
  const strings = borders.map(({ points }) => stringOf(points));
  const near = createNeighbourhood(strings.flat(), spacing * 4);
  const chords = new Set<string>();
  const names = new Map<Point, number>();
  const nameOf = (point: Point): number => {
    const name = names.get(point) ?? names.size;
    names.set(point, name);
    return name;
  };
  const chord = (a: Bead, b: Bead): string => [nameOf(a.point), nameOf(b.point)].sort((x, y) => x - y).join();
  for (const beads of strings) for (const bead of beads) if (bead.after) chords.add(chord(bead, bead.after));

  const queue = new FlatQueue<[bead: Bead, version: number]>();
  const weigh = (bead: Bead | null): void => {
    if (!bead || bead.kept || !bead.before || !bead.after) return;
    queue.push([bead, ++bead.version], Math.abs(signedArea([bead.before.point, bead.point, bead.after.point])));
  };
  for (const beads of strings) beads.forEach(weigh);
  while (queue.length > 0 && queue.peekValue()! < tolerance * spacing * spacing) {
    const [bead, version] = queue.pop()!;
    const { before, after } = bead;
    if (bead.gone || bead.version !== version || !before || !after) continue;
    if (chords.has(chord(before, after)) || near.within(before.point, bead.point, after.point)) continue;
    bead.gone = true;
    near.remove(bead.point);
    chords.delete(chord(before, bead));
    chords.delete(chord(bead, after));
    chords.add(chord(before, after));
    before.after = after;
    after.before = before;
    weigh(before);
    weigh(after);
  }
  return borders.map((border, i) => ({ ...border, points: strings[i]!.filter(({ gone }) => !gone).map(({ point }) => point) }));
}

function stringOf(points: readonly Point[]): Bead[] {
  const last = points.length - 1;
  const beads = points.map((point, i): Bead => ({ point, before: null, after: null, kept: i === 0 || i === last, gone: false, version: 0 }));
  beads.forEach((bead, i) => {
    bead.before = beads[i - 1] ?? null;
    bead.after = beads[i + 1] ?? null;
  });
  return beads;
}

/** Points by squares of the plane. */
function createNeighbourhood(beads: readonly Bead[], side: number) {
  const squares = new Map<string, Set<Point>>();
  const square = (x: number, y: number): string => `${x},${y}`;
  const at = ([x, y]: Point): string => square(Math.floor(x / side), Math.floor(y / side));
  for (const { point } of beads) {
    const key = at(point);
    const held = squares.get(key);
    if (held) held.add(point);
    else squares.set(key, new Set([point]));
  }
  return {
    remove: (point: Point): void => void squares.get(at(point))?.delete(point),
    /** Whether another point lies in or on a triangle. */
    within(a: Point, b: Point, c: Point): boolean {
      const range = (k: 0 | 1): [number, number] =>
        [Math.floor(Math.min(a[k], b[k], c[k]) / side), Math.floor(Math.max(a[k], b[k], c[k]) / side)];
      const [west, east] = range(0);
      const [south, north] = range(1);
      for (let x = west; x <= east; x++) {
        for (let y = south; y <= north; y++) {
          for (const point of squares.get(square(x, y)) ?? []) {
            if (point !== a && point !== b && point !== c && inTriangle(point, a, b, c)) return true;
          }
        }
      }
      return false;
    },
  };
}

function inTriangle(point: Point, a: Point, b: Point, c: Point): boolean {
  const sides = [signedArea([a, b, point]), signedArea([b, c, point]), signedArea([c, a, point])];
  return sides.every((side) => side >= -1e-9) || sides.every((side) => side <= 1e-9);
}
