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

/**
 * Gathers what would overlap: a cell of a quadtree fixed to the city frame is split only while it spans more than
 * `separation` radians as seen from `eye` (city-frame metres). A pure function of places and eye, so neighbouring
 * windows of a wall gather alike.
 */
export function declutter<T>(placed: readonly Placed<T>[], eye: Vec3, separation: number): Decluttered<T> {
  const result: Decluttered<T> = { singles: [], clusters: [] };
  for (const cell of quarters(placed, rootSize)) visit(cell, rootSize, eye, separation, result);
  return result;
}

function visit<T>(cell: readonly Placed<T>[], size: number, eye: Vec3, separation: number, result: Decluttered<T>): void {
  if (cell.length === 1) {
    result.singles.push(cell[0]!);
    return;
  }
  const centre = mean(cell);
  const distance = Math.hypot(centre[0] - eye[0], centre[1] - eye[1], centre[2] - eye[2]);
  if (size <= leafSize || size < separation * distance) {
    result.clusters.push({ position: centre, items: cell.map(({ item }) => item) });
    return;
  }
  for (const quarter of quarters(cell, size / 2)) visit(quarter, size / 2, eye, separation, result);
}

function quarters<T>(placed: readonly Placed<T>[], size: number): Placed<T>[][] {
  const cells = new Map<string, Placed<T>[]>();
  for (const one of placed) {
    const key = `${Math.floor(one.position[0] / size)},${Math.floor(one.position[1] / size)}`;
    const cell = cells.get(key);
    if (cell) cell.push(one);
    else cells.set(key, [one]);
  }
  return [...cells.values()];
}

function mean<T>(cell: readonly Placed<T>[]): Vec3 {
  const sum: Vec3 = [0, 0, 0];
  for (const { position } of cell) for (let k = 0; k < 3; k++) sum[k]! += position[k]!;
  return [sum[0] / cell.length, sum[1] / cell.length, sum[2] / cell.length];
}
