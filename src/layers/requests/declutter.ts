import type { Vec3 } from '@/geo';

export interface Placed<T> {
  position: Vec3;
  item: T;
}

export interface Cluster<T> {
  position: Vec3;
  items: readonly T[];
}

interface Decluttered<T> {
  singles: Placed<T>[];
  clusters: Cluster<T>[];
}

/** Quadtree cells from 131 km down to 2 m. */
const rootSize = 2 ** 17;
const leafSize = 2;
/** Sine of the angle from which on a cell is as flat as it gets, and how much of its being flat counts: its breadth still tells places apart. */
const flattest = 0.08;
const flattening = 0.55;

/**
 * Gathers what would overlap: a cell of a quadtree fixed to the city frame is split only while it spans more than
 * `separation` radians as seen from `eye` (city-frame metres); seen flat, towards the horizon, it spans less. A pure function of places and eye, so neighbouring
 * windows of a wall gather alike.
 */
export function declutter<T>(placed: readonly Placed<T>[], eye: Vec3, separation: number): Decluttered<T> {
  const result: Decluttered<T> = { singles: [], clusters: [] };
  const roots = new Map<string, Placed<T>[]>();
  for (const one of placed) {
    const key = `${Math.floor(one.position[0] / rootSize)},${Math.floor(one.position[1] / rootSize)}`;
    const root = roots.get(key);
    if (root) root.push(one);
    else roots.set(key, [one]);
  }
  for (const root of roots.values()) {
    const corner = (axis: 0 | 1): number => Math.floor(root[0]!.position[axis] / rootSize) * rootSize;
    visit(root, corner(0), corner(1), rootSize, eye, separation, result);
  }
  return result;
}

/** `west` and `south` are the cell's corner, `size` its side, metres. */
function visit<T>(cell: Placed<T>[], west: number, south: number, size: number, eye: Vec3, separation: number, result: Decluttered<T>): void {
  if (cell.length < 2) {
    result.singles.push(...cell);
    return;
  }
  const centre = mean(cell);
  const distance = Math.hypot(centre[0] - eye[0], centre[1] - eye[1], centre[2] - eye[2]);
  const rise = Math.max(flattest, Math.abs(eye[2] - centre[2]) / distance);
  if (size <= leafSize || size * rise ** flattening < separation * distance) {
    result.clusters.push({ position: centre, items: cell.map(({ item }) => item) });
    return;
  }
  const half = size / 2;
  const quarters: [Placed<T>[], Placed<T>[], Placed<T>[], Placed<T>[]] = [[], [], [], []];
  for (const one of cell) {
    const quarter = (one.position[0] >= west + half ? 1 : 0) + (one.position[1] >= south + half ? 2 : 0);
    quarters[quarter as 0 | 1 | 2 | 3].push(one);
  }
  quarters.forEach((quarter, i) => visit(quarter, west + (i & 1) * half, south + (i >> 1) * half, half, eye, separation, result));
}

function mean<T>(cell: readonly Placed<T>[]): Vec3 {
  const sum: Vec3 = [0, 0, 0];
  for (const { position } of cell) for (let k = 0; k < 3; k++) sum[k]! += position[k]!;
  return [sum[0] / cell.length, sum[1] / cell.length, sum[2] / cell.length];
}
