import type { Vec3 } from '@/geo';
import { chainEdges, groupRings, signedArea, type Point } from './rings';

/**
 * Outline of faces seen from above, metres: edges that two faces share (to a millimetre) vanish. Falls back to the
 * convex hull when the faces enclose no area.
 */
export function outlineOf(faces: readonly Vec3[][][]): Point[][][] {
  const edges = new Map<string, [Point, Point]>();
  const flat = faces.map((rings) => rings.map((ring) => ring.map(([x, y]): Point => [round(x), round(y)])));
  for (const rings of flat) {
    const turned = signedArea(rings[0] ?? []) < 0;
    for (const ring of rings) {
      ring.forEach((to, i) => {
        const from = ring[(i + ring.length - 1) % ring.length]!;
        const [a, b] = turned ? [to, from] : [from, to];
        if (a[0] === b[0] && a[1] === b[1]) return;
        if (!edges.delete(`${b.join()} ${a.join()}`)) edges.set(`${a.join()} ${b.join()}`, [a, b]);
      });
    }
  }
  const rings = chainEdges([...edges.values()]).filter((ring) => Math.abs(signedArea(ring)) > 0.05);
  const polygons = groupRings(rings);
  return polygons.length > 0 ? polygons : [[convexHull(flat.flat(2))]];
}

const round = (metres: number): number => Math.round(metres * 1000) / 1000;

/** Andrew's monotone chain (1979), counter-clockwise. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (run: Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of run) {
      while (chain.length >= 2 && signedArea([chain.at(-2)!, chain.at(-1)!, point]) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
