import { chainEdges, groupRings, type Point } from '../mesh/rings';

/** Tile units within which two points on a seam are the same. */
const tolerance = 2;

interface SeamEdge {
  axis: 0 | 1;
  /** Place of the seam across `axis`, and the edge along the other axis. */
  at: number;
  from: number;
  to: number;
}

/**
 * Joins the pieces of an area cut at tile edges (multiples of `extent`): edges along a seam that run both ways
 * cancel, what is left is chained into rings again. Outer rings are counter-clockwise, as in the input.
 */
export function joinPolygons(polygons: readonly Point[][][], extent: number): Point[][][] {
  const edges: [Point, Point][] = [];
  const seams: SeamEdge[] = [];
  const snap = seamSnapper(polygons, extent);
  for (const ring of polygons.flat()) {
    const points = ring.map(snap);
    points.forEach((to, i) => {
      const from = points[(i + points.length - 1) % points.length]!;
      if (from[0] === to[0] && from[1] === to[1]) return;
      const axis = ([0, 1] as const).find((k) => from[k] === to[k] && from[k] % extent === 0);
      if (axis === undefined) edges.push([from, to]);
      else seams.push({ axis, at: from[axis], from: from[1 - axis]!, to: to[1 - axis]! });
    });
  }
  const open = new Set<string>();
  for (const edge of uncancelled(seams)) {
    edges.push(edge);
    for (const point of edge) open.add(point.join());
  }
  const rings = chainEdges(edges).map((ring) => ring.filter((point, i) => !isCut(ring, i, extent) || open.has(point.join())));
  return groupRings(rings.filter((ring) => ring.length >= 3));
}

/** Points on the same seam that lie within the tolerance become one. */
function seamSnapper(polygons: readonly Point[][][], extent: number): (point: Point) => Point {
  const places = new Map<string, number[]>();
  const snapAlong = (axis: 0 | 1, point: Point): Point => {
    const key = `${axis},${point[axis]}`;
    const along = point[1 - axis]!;
    const known = places.get(key) ?? [];
    const same = known.find((value) => Math.abs(value - along) <= tolerance);
    if (same === undefined) places.set(key, [...known, along]);
    const snapped = same ?? along;
    return axis === 0 ? [point[0], snapped] : [snapped, point[1]];
  };
  const corners = (point: Point): number => Number(point[0] % extent === 0) + Number(point[1] % extent === 0);
  for (const point of polygons.flat(2)) {
    if (corners(point) < 2) continue;
    snapAlong(0, point);
    snapAlong(1, point);
  }
  return (point) => {
    if (corners(point) !== 1) return point;
    return snapAlong(point[0] % extent === 0 ? 0 : 1, point);
  };
}

/** Seam edges that no edge of the other side covers, as directed edges between neighbouring points of the seam. */
function uncancelled(seams: readonly SeamEdge[]): [Point, Point][] {
  const left: [Point, Point][] = [];
  const lines = new Map<string, SeamEdge[]>();
  for (const edge of seams) {
    const key = `${edge.axis},${edge.at}`;
    const line = lines.get(key);
    if (line) line.push(edge);
    else lines.set(key, [edge]);
  }
  for (const line of lines.values()) {
    const { axis, at } = line[0]!;
    const stops = [...new Set(line.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
    const place = (along: number): Point => (axis === 0 ? [at, along] : [along, at]);
    for (let i = 1; i < stops.length; i++) {
      const [low, high] = [stops[i - 1]!, stops[i]!];
      const net = line.reduce((sum, { from, to }) => {
        if (Math.min(from, to) > low || Math.max(from, to) < high) return sum;
        return sum + Math.sign(to - from);
      }, 0);
      if (net > 0) left.push([place(low), place(high)]);
      if (net < 0) left.push([place(high), place(low)]);
    }
  }
  return left;
}

/** True for a vertex on a seam that lies straight between its neighbours: the cut made it. */
function isCut(ring: readonly Point[], i: number, extent: number): boolean {
  const point = ring[i]!;
  if (point[0] % extent !== 0 && point[1] % extent !== 0) return false;
  const before = ring[(i + ring.length - 1) % ring.length]!;
  const after = ring[(i + 1) % ring.length]!;
  const [dx, dy] = [after[0] - before[0], after[1] - before[1]];
  const distance = Math.abs(dx * (point[1] - before[1]) - dy * (point[0] - before[0])) / Math.max(1, Math.hypot(dx, dy));
  return distance <= tolerance;
}
