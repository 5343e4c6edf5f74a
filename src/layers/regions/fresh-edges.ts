import type { Vec3 } from '@/geo';

/** Decimetres tell corners apart. */
const keyOf = ([x, y]: Vec3): string => `${Math.round(x * 10)},${Math.round(y * 10)}`;

/**
 * The parts of a closed ring whose edges are not in `seen` yet, as paths; adds them. Neighbours share their border: it is drawn once,
 * or the dashes of one would fill the gaps of the other.
 */
export function freshPaths(ring: readonly Vec3[], seen: Set<string>): Vec3[][] {
  const paths: Vec3[][] = [];
  let open: Vec3[] | null = null;
  ring.forEach((from, i) => {
    const to = ring[(i + 1) % ring.length]!;
    const [a, b] = [keyOf(from), keyOf(to)];
    const edge = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (seen.has(edge)) {
      open = null;
      return;
    }
    seen.add(edge);
    if (open) open.push(to);
    else paths.push(open = [from, to]);
  });
  return paths;
}
