import { semiMajorAxis } from '@/geo';
import type { Skyline } from '@/model';
import type { BuildingMesh } from '../content';

/** Side of a square, metres, in a city of up to `mostSquares`; larger cities have larger squares. */
const finest = 25;
const mostSquares = 1_500_000;

/**
 * The highest thing in each square that any triangle of a building touches; heights are above the ellipsoid height
 * `groundHeight`. Positions are city-frame metres: the tangent plane lies (x² + y²) / 2R above the ellipsoid there.
 */
export function buildSkyline(meshes: readonly BuildingMesh[], groundHeight: number): Skyline {
  const bounds = boundsOf(meshes);
  const size = sizeFor(bounds);
  const west = Math.floor(bounds.west / size) * size;
  const south = Math.floor(bounds.south / size) * size;
  const columns = Math.floor((bounds.east - west) / size) + 1;
  const rows = Math.floor((bounds.north - south) / size) + 1;
  const heights = new Array<number>(columns * rows).fill(0);
  for (const mesh of meshes) {
    for (let i = 0; i < mesh.indices.length; i += 3) {
      const corners = [0, 1, 2].map((k) => cornerOf(mesh, mesh.indices[i + k]!, west, south, size)) as [Corner, Corner, Corner];
      const top = Math.ceil(Math.max(...corners.map(({ height }) => height)) - groundHeight - 1e-3);
      if (top > 0) eachSquare(corners, (column, row) => {
        const at = row * columns + column;
        if (top > heights[at]!) heights[at] = top;
      });
    }
  }
  return { size, west, south, columns, rows, heights };
}

interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** A vertex in squares from the south-west corner, and its height above the ellipsoid. */
interface Corner {
  x: number;
  y: number;
  height: number;
}

function boundsOf(meshes: readonly BuildingMesh[]): Bounds {
  const bounds: Bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const { positions } of meshes) {
    for (let i = 0; i < positions.length; i += 3) {
      bounds.west = Math.min(bounds.west, positions[i]!);
      bounds.east = Math.max(bounds.east, positions[i]!);
      bounds.south = Math.min(bounds.south, positions[i + 1]!);
      bounds.north = Math.max(bounds.north, positions[i + 1]!);
    }
  }
  return bounds;
}

function sizeFor({ west, south, east, north }: Bounds): number {
  const least = Math.sqrt(((east - west) * (north - south)) / mostSquares);
  return finest * Math.max(1, Math.ceil(least / finest));
}

function cornerOf({ positions }: BuildingMesh, vertex: number, west: number, south: number, size: number): Corner {
  const [x, y, z] = [positions[vertex * 3]!, positions[vertex * 3 + 1]!, positions[vertex * 3 + 2]!];
  return { x: (x - west) / size, y: (y - south) / size, height: z + (x * x + y * y) / (2 * semiMajorAxis) };
}

/** Calls `visit` for every square a triangle touches: row by row, from the least to the greatest x of its part in that row. */
function eachSquare(corners: readonly [Corner, Corner, Corner], visit: (column: number, row: number) => void): void {
  const [a, b, c] = corners;
  const last = Math.floor(Math.max(a.y, b.y, c.y));
  for (let row = Math.floor(Math.min(a.y, b.y, c.y)); row <= last; row++) {
    let from = Infinity;
    let to = -Infinity;
    for (const [p, q] of [[a, b], [b, c], [c, a]] as const) {
      const [t0, t1] = partInRow(p.y, q.y, row);
      if (t0 > t1) continue;
      for (const t of [t0, t1]) {
        const x = p.x + (q.x - p.x) * t;
        from = Math.min(from, x);
        to = Math.max(to, x);
      }
    }
    for (let column = Math.floor(from); column <= Math.floor(to); column++) visit(column, row);
  }
}

/** The part of an edge from y0 to y1 that lies in row … row + 1, as shares of the edge; from > to when none does. */
function partInRow(y0: number, y1: number, row: number): [from: number, to: number] {
  if (y0 === y1) return y0 >= row && y0 <= row + 1 ? [0, 1] : [1, 0];
  const [t0, t1] = [(row - y0) / (y1 - y0), (row + 1 - y0) / (y1 - y0)];
  return [Math.max(0, Math.min(t0, t1)), Math.min(1, Math.max(t0, t1))];
}
