import type { LonLat, LonLatPolygon } from '../content';

/** Degrees two corners may differ by and still be one: a centimetre. */
const same = 1e-7;
const keyOf = ([longitude, latitude]: LonLat): string => `${Math.round(longitude / same)},${Math.round(latitude / same)}`;

/**
 * Where water ends, as lines. A border that two waters share, a river's two pieces for example, is no shore: each of its edges
 * occurs twice.
 */
export function shoreLines(waters: readonly LonLatPolygon[]): LonLat[][] {
  const edgeOf = (a: LonLat, b: LonLat): string => [keyOf(a), keyOf(b)].sort().join(' ');
  const times = new Map<string, number>();
  const rings = waters.flat().map((ring) => [...ring, ring[0]!]);
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const edge = edgeOf(ring[i - 1]!, ring[i]!);
      times.set(edge, (times.get(edge) ?? 0) + 1);
    }
  }
  return rings.flatMap((ring) => {
    const lines: LonLat[][] = [];
    let line: LonLat[] = [];
    for (let i = 1; i < ring.length; i++) {
      if (times.get(edgeOf(ring[i - 1]!, ring[i]!)) === 1) {
        if (line.length === 0) line.push(ring[i - 1]!);
        line.push(ring[i]!);
      } else if (line.length > 0) {
        lines.push(line);
        line = [];
      }
    }
    if (line.length > 0) lines.push(line);
    return lines;
  });
}
