import type { CityFrame } from '@/geo';
import type { Region, RegionFile } from '@/model';

export type Grid = Omit<RegionFile['grid'], 'counts'>;

/** Squares of `size` metres over a region, lined up with the city's origin. */
export function unitGrid(frame: CityFrame, { polygons }: Pick<Region, 'polygons'>, size: number): Grid {
  const [columns, rows]: [number[], number[]] = [[], []];
  for (const [outer] of polygons) {
    for (const [longitude, latitude] of outer!) {
      const [x, y] = frame.toLocal({ longitude, latitude, height: frame.origin.height });
      columns.push(Math.floor(x / size));
      rows.push(Math.floor(y / size));
    }
  }
  const [west, south] = [Math.min(...columns), Math.min(...rows)];
  return { size, west: west * size, south: south * size, columns: Math.max(...columns) - west + 1, rows: Math.max(...rows) - south + 1 };
}

/** Number of the square at a city-frame point, `row × columns + column`; −1 beside the grid. */
export function squareAt({ size, west, south, columns, rows }: Grid, x: number, y: number): number {
  const [column, row] = [Math.floor((x - west) / size), Math.floor((y - south) / size)];
  return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
}
