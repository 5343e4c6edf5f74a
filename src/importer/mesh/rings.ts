/** A point of the plane as flat coordinates; rings are not closed. */
export type Point = [x: number, y: number];

/** Shoelace formula: positive for counter-clockwise rings. */
export function signedArea(ring: readonly Point[]): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  }
  return sum / 2;
}

/** True for points inside; points on the edge may fall either way. */
export function contains(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Rings turned the right way and grouped: outer counter-clockwise first, its holes clockwise after it. */
export function groupRings(rings: Point[][]): Point[][][] {
  const outers = rings.filter((ring) => signedArea(ring) > 0).map((ring) => ({ ring, area: signedArea(ring) }));
  outers.sort((a, b) => a.area - b.area);
  const polygons = new Map(outers.map(({ ring }) => [ring, [ring]]));
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const home = outers.find(({ ring }) => hole.every((point) => contains(ring, point) || onRing(ring, point)));
    if (home) polygons.get(home.ring)!.push(hole);
  }
  return [...polygons.values()];
}

const onRing = (ring: readonly Point[], point: Point): boolean => ring.some(([x, y]) => x === point[0] && y === point[1]);

/**
 * Rings along directed edges, each vertex left by the edge that turns furthest left, so that areas (on the left of
 * their edges) that touch in a vertex stay apart. Edges that lead nowhere are dropped.
 */
export function chainEdges(edges: readonly [Point, Point][]): Point[][] {
  const outgoing = new Map<string, Point[]>();
  const key = (p: Point): string => `${p[0]},${p[1]}`;
  for (const [from, to] of edges) {
    const list = outgoing.get(key(from));
    if (list) list.push(to);
    else outgoing.set(key(from), [to]);
  }
  const rings: Point[][] = [];
  for (const [start, first] of edges) {
    const begin = outgoing.get(key(start));
    const at = begin?.indexOf(first) ?? -1;
    if (!begin || at < 0) continue;
    begin.splice(at, 1);
    const ring: Point[] = [start];
    let previous = start;
    let current = first;
    while (key(current) !== key(start)) {
      ring.push(current);
      const candidates = outgoing.get(key(current));
      if (!candidates?.length) break;
      const next = leftmost(previous, current, candidates);
      candidates.splice(candidates.indexOf(next), 1);
      previous = current;
      current = next;
    }
    if (key(current) === key(start) && ring.length >= 3) rings.push(ring);
  }
  return rings;
}

function leftmost(previous: Point, current: Point, candidates: readonly Point[]): Point {
  if (candidates.length === 1) return candidates[0]!;
  const incoming = Math.atan2(current[1] - previous[1], current[0] - previous[0]);
  const turn = (to: Point): number => {
    const angle = Math.atan2(to[1] - current[1], to[0] - current[0]) - incoming;
    return Math.atan2(Math.sin(angle), Math.cos(angle));
  };
  return candidates.reduce((best, candidate) => (turn(candidate) > turn(best) ? candidate : best));
}
