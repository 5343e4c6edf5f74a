import type { Vec3 } from '@/geo';

/** An axis-aligned box in city-frame metres. */
export interface Bounds {
  min: Vec3;
  max: Vec3;
}

export function boundsOf(positions: readonly number[]): Bounds {
  const bounds: Bounds = { min: [Infinity, Infinity, Infinity], max: [-Infinity, -Infinity, -Infinity] };
  for (let i = 0; i < positions.length; i++) {
    const k = (i % 3) as 0 | 1 | 2;
    if (positions[i]! < bounds.min[k]) bounds.min[k] = positions[i]!;
    if (positions[i]! > bounds.max[k]) bounds.max[k] = positions[i]!;
  }
  return bounds;
}

export function unite(all: readonly Bounds[]): Bounds {
  const min = (k: 0 | 1 | 2): number => all.reduce((least, b) => Math.min(least, b.min[k]), Infinity);
  const max = (k: 0 | 1 | 2): number => all.reduce((most, b) => Math.max(most, b.max[k]), -Infinity);
  return { min: [min(0), min(1), min(2)], max: [max(0), max(1), max(2)] };
}

export const centreOf = ({ min, max }: Bounds): Vec3 => [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];

export const diagonalOf = ({ min, max }: Bounds): number => Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]);
