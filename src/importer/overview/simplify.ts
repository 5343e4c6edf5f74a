import type { Point } from '../mesh/rings';

/** Douglas and Peucker (1973): the points of a line of which no left-out one is further than `tolerance` away. */
export function simplifyLine(points: readonly Point[], tolerance: number): Point[] {
  const kept = new Uint8Array(points.length);
  kept[0] = kept[points.length - 1] = 1;
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let [worst, distance] = [0, tolerance];
    for (let i = from + 1; i < to; i++) {
      const away = distanceToSegment(points[i]!, points[from]!, points[to]!);
      if (away > distance) [worst, distance] = [i, away];
    }
    if (worst === 0) continue;
    kept[worst] = 1;
    open.push([from, worst], [worst, to]);
  }
  return points.filter((_, i) => kept[i] === 1);
}

/** The same for a ring, which starts where it did; fewer than three points are left when it is thinner than `tolerance`. */
export function simplifyRing(ring: readonly Point[], tolerance: number): Point[] {
  return simplifyLine([...ring, ring[0]!], tolerance).slice(0, -1);
}

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - dx * share, y - ay - dy * share);
}

/** A polygon with holes as one ring that runs into each hole and back along the shortest way between two corners. */
export function keyhole([outer, ...holes]: readonly Point[][]): Point[] {
  return holes.reduce<Point[]>((ring, hole) => {
    let best = { at: 0, into: 0, distance: Infinity };
    ring.forEach(([x, y], at) => hole.forEach(([hx, hy], into) => {
      const distance = Math.hypot(hx - x, hy - y);
      if (distance < best.distance) best = { at, into, distance };
    }));
    const { at, into } = best;
    return [...ring.slice(0, at + 1), ...hole.slice(into), ...hole.slice(0, into + 1), ...ring.slice(at)];
  }, [...outer!]);
}
