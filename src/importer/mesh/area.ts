import earcut from 'earcut';
import { toRadians, type CityFrame } from '@/geo';
import type { GroundClass } from '@/model';
import type { GroundPiece, LonLat, LonLatPolygon } from '../content';
import { signedArea } from './rings';

/** Side of the squares a large area is cut into, metres: a flat triangle of that size leaves the ellipsoid by 0.1 m. */
const side = 1_500;
const metresPerDegree = 111_320;

/** Square metres of a footprint, holes taken off; good to a percent for areas of a city's size. */
export function footprintArea(polygon: LonLatPolygon): number {
  const scale = metresPerDegree ** 2 * Math.cos(toRadians(polygon[0]![0]![1]));
  return polygon.reduce((sum, ring) => sum + signedArea(ring), 0) * scale;
}

/** A flat polygon at `height` metres above the ellipsoid, cut so that its triangles follow the ellipsoid. */
export function areaPieces(frame: CityFrame, polygon: LonLatPolygon, ground: GroundClass, height: number): GroundPiece[] {
  const area = footprintArea(polygon);
  const points = polygon.flat();
  const holes = polygon.slice(1).map((_, i) => polygon.slice(0, i + 1).reduce((sum, ring) => sum + ring.length, 0));
  const triangles = earcut(points.flat(), holes);
  const stepY = side / metresPerDegree;
  const stepX = stepY / Math.cos(toRadians(points[0]![1]));
  const pieces = new Map<string, GroundPiece>();
  for (let i = 0; i < triangles.length; i += 3) {
    const triangle = [points[triangles[i]!]!, points[triangles[i + 1]!]!, points[triangles[i + 2]!]!];
    if (signedArea(triangle) < 0) triangle.reverse();
    const cell = (k: 0 | 1, step: number): [number, number] => {
      const values = triangle.map((point) => Math.floor(point[k] / step));
      return [Math.min(...values), Math.max(...values)];
    };
    const [west, east] = cell(0, stepX);
    const [south, north] = cell(1, stepY);
    for (let x = west; x <= east; x++) {
      for (let y = south; y <= north; y++) {
        const part = west === east && south === north ? triangle : clipToCell(triangle, x * stepX, y * stepY, (x + 1) * stepX, (y + 1) * stepY);
        if (part.length < 3) continue;
        const key = `${x},${y}`;
        let piece = pieces.get(key);
        if (!piece) pieces.set(key, (piece = { ground, positions: [], sides: [], indices: [], centre: null, area }));
        addFan(piece, frame, part, height);
      }
    }
  }
  return [...pieces.values()];
}

function addFan(piece: GroundPiece, frame: CityFrame, convex: readonly LonLat[], height: number): void {
  const first = piece.positions.length / 3;
  convex.forEach(([longitude, latitude], i) => {
    piece.positions.push(...frame.toLocal({ longitude, latitude, height }));
    piece.sides.push(0, 0, 0, 0);
    if (i >= 2) piece.indices.push(first, first + i - 1, first + i);
  });
}

/** Sutherland and Hodgman, "Reentrant polygon clipping", CACM 17 (1974); exact for convex input. */
function clipToCell(triangle: readonly LonLat[], west: number, south: number, east: number, north: number): LonLat[] {
  const half = (polygon: readonly LonLat[], k: 0 | 1, limit: number, sign: 1 | -1): LonLat[] => {
    const out: LonLat[] = [];
    polygon.forEach((to, i) => {
      const from = polygon[(i + polygon.length - 1) % polygon.length]!;
      const [a, b] = [(from[k] - limit) * sign, (to[k] - limit) * sign];
      if (a >= 0 !== b >= 0) {
        const share = a / (a - b);
        out.push([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
      }
      if (b >= 0) out.push(to);
    });
    return out;
  };
  return half(half(half(half(triangle, 0, west, 1), 0, east, -1), 1, south, 1), 1, north, -1);
}
