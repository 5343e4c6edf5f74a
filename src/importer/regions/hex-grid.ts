import type { Point } from '../mesh/rings';

/**
 * Equal hexagons, point up, over a rectangle of the plane. Never more than three of them meet in a corner, so that any
 * set of them has a border without crossings.
 */
export interface HexGrid {
  /** Metres between the middles of neighbours. */
  readonly spacing: number;
  readonly count: number;
  /** The hexagon a point is in; the point must lie in the rectangle. */
  indexAt(point: Point): number;
  centre(index: number): Point;
  /** At most six, counter-clockwise from the east; −1 over the edge of the grid. Side i lies between corner i and i + 1. */
  neighbours(index: number): readonly number[];
  /** Six corner numbers, counter-clockwise from the lower right; hexagons that meet there give the same number. */
  corners(index: number): readonly number[];
  cornerPoint(corner: number): Point;
}

const root3 = Math.sqrt(3);
/** Corner numbers are two whole coordinates in one: half spacings east and sixths of a double row north. */
const span = 1 << 16;

export function createHexGrid([west, south, east, north]: readonly [number, number, number, number], spacing: number): HexGrid {
  const rowStep = (spacing * root3) / 2;
  const columns = Math.ceil((east - west) / spacing) + 2;
  const rows = Math.ceil((north - south) / rowStep) + 2;
  const centreOf = (column: number, row: number): Point => [west + (column + (row & 1 ? 0.5 : 0)) * spacing, south + row * rowStep];
  const indexOf = (column: number, row: number): number => (column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column);

  return {
    spacing,
    count: columns * rows,
    centre: (index) => centreOf(index % columns, Math.floor(index / columns)),
    indexAt([x, y]) {
      const below = Math.floor((y - south) / rowStep);
      let best = -1;
      let least = Infinity;
      for (const row of [below, below + 1]) {
        const column = Math.round((x - west) / spacing - (row & 1 ? 0.5 : 0));
        const [cx, cy] = centreOf(column, row);
        const distance = Math.hypot(x - cx, y - cy);
        const index = indexOf(column, row);
        if (index >= 0 && distance < least) [best, least] = [index, distance];
      }
      return best;
    },
    neighbours(index) {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      const right = column + (row & 1);
      return [
        indexOf(column + 1, row), indexOf(right, row + 1), indexOf(right - 1, row + 1),
        indexOf(column - 1, row), indexOf(right - 1, row - 1), indexOf(right, row - 1),
      ];
    },
    corners(index) {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      const [x, y] = [2 * column + (row & 1) + 1, 3 * row + 2];
      return [[1, -1], [1, 1], [0, 2], [-1, 1], [-1, -1], [0, -2]].map(([dx, dy]) => (y + dy!) * span + x + dx!);
    },
    cornerPoint(corner) {
      const [x, y] = [(corner % span) - 1, Math.floor(corner / span) - 2];
      return [west + (x * spacing) / 2, south + (y * spacing) / (2 * root3)];
    },
  };
}
