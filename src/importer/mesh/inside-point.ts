import { contains, signedArea, type Point } from './rings';

/** A point well inside a ring: the mean of its corners if it is, else the middle of the largest ear. */
export function insidePoint(ring: readonly Point[]): Point {
  const centre: Point = [ring.reduce((sum, [x]) => sum + x, 0) / ring.length, ring.reduce((sum, [, y]) => sum + y, 0) / ring.length];
  if (contains(ring, centre)) return centre;
  let best = { area: 0, point: ring[0]! };
  for (let i = 0; i < ring.length; i++) {
    const ear = [ring[i]!, ring[(i + 1) % ring.length]!, ring[(i + 2) % ring.length]!];
    const point: Point = [(ear[0]![0] + ear[1]![0] + ear[2]![0]) / 3, (ear[0]![1] + ear[1]![1] + ear[2]![1]) / 3];
    const area = signedArea(ear);
    if (area > best.area && contains(ring, point)) best = { area, point };
  }
  return best.point;
}
