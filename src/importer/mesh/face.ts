import earcut from 'earcut';
import { cross, type Vec3 } from '@/geo';

/** Faces smaller than this many square metres are degenerate. */
const smallest = 1e-4;

export interface FlatFace {
  /** All corners, ring after ring. */
  points: Vec3[];
  /** Unit normal on the side from which the outer ring runs counter-clockwise. */
  normal: Vec3;
  /** Triangles as indices into `points`, counter-clockwise about the normal. */
  triangles: number[];
  area: number;
}

/** Triangles of a planar polygon in space (outer ring, then holes, in metres); null when it is degenerate. */
export function triangulateFace(rings: readonly Vec3[][]): FlatFace | null {
  const [outer, ...holes] = rings.map(withoutRepeats).filter((ring) => ring.length >= 3);
  if (!outer) return null;
  const sum = newell(outer);
  const size = Math.hypot(...sum);
  if (size / 2 < smallest) return null;
  const normal: Vec3 = [sum[0] / size, sum[1] / size, sum[2] / size];
  const points = [outer, ...holes].flat();
  const [right, up] = planeAxes(normal);
  const origin = points[0]!;
  const flat = points.flatMap((p) => {
    const d: Vec3 = [p[0] - origin[0], p[1] - origin[1], p[2] - origin[2]];
    return [d[0] * right[0] + d[1] * right[1] + d[2] * right[2], d[0] * up[0] + d[1] * up[1] + d[2] * up[2]];
  });
  const starts = holes.map((_, i) => outer.length + holes.slice(0, i).reduce((total, ring) => total + ring.length, 0));
  const triangles = earcut(flat, starts);
  let area = 0;
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i]! * 2, triangles[i + 1]! * 2, triangles[i + 2]! * 2];
    const turn = (flat[b]! - flat[a]!) * (flat[c + 1]! - flat[a + 1]!) - (flat[c]! - flat[a]!) * (flat[b + 1]! - flat[a + 1]!);
    area += Math.abs(turn) / 2;
    if (turn < 0) [triangles[i + 1], triangles[i + 2]] = [triangles[i + 2]!, triangles[i + 1]!];
  }
  return triangles.length > 0 ? { points, normal, triangles, area } : null;
}

function withoutRepeats(ring: readonly Vec3[]): Vec3[] {
  return ring.filter((point, i) => {
    const before = ring[(i + ring.length - 1) % ring.length]!;
    return Math.hypot(point[0] - before[0], point[1] - before[1], point[2] - before[2]) > 1e-4;
  });
}

/** Newell's method (Sutherland, Sproull and Schumacker 1974): normal of length twice the ring's area. */
function newell(ring: readonly Vec3[]): Vec3 {
  const sum: Vec3 = [0, 0, 0];
  const origin = ring[0]!;
  const relative = (p: Vec3): Vec3 => [p[0] - origin[0], p[1] - origin[1], p[2] - origin[2]];
  for (let i = 1; i + 1 < ring.length; i++) {
    const part = cross(relative(ring[i]!), relative(ring[i + 1]!));
    for (const k of [0, 1, 2] as const) sum[k] += part[k];
  }
  return sum;
}

/** Two unit vectors in the plane: level and up the slope; for a level plane, east and north. */
function planeAxes(normal: Vec3): [Vec3, Vec3] {
  const horizontal = Math.hypot(normal[0], normal[1]);
  const right: Vec3 = horizontal > 1e-6 ? [-normal[1] / horizontal, normal[0] / horizontal, 0] : [1, 0, 0];
  return [right, cross(normal, right)];
}
