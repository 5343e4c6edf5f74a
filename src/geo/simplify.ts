import type { Vec3 } from './ellipsoid';

/** Metres from a point to the straight line between two others. */
function distanceToLine(p: Vec3, a: Vec3, b: Vec3): number {
  const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const length = dx * dx + dy * dy + dz * dz;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy + (p[2] - a[2]) * dz) / length));
  return Math.hypot(p[0] - a[0] - dx * share, p[1] - a[1] - dy * share, p[2] - a[2] - dz * share);
}

/**
 * Indices of the points of a line that are left when none of the others is further than `tolerance` from what is left
 * (Douglas and Peucker 1973). The first and the last always stay.
 */
export function simplified(points: readonly Vec3[], tolerance: number): number[] {
  const keep = new Set([0, points.length - 1]);
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [farthest, at] = [tolerance, -1];
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToLine(points[i]!, points[from]!, points[to]!);
      if (distance > farthest) [farthest, at] = [distance, i];
    }
    if (at === -1) continue;
    keep.add(at);
    spans.push([from, at], [at, to]);
  }
  return [...keep].filter((i) => i >= 0).sort((a, b) => a - b);
}
