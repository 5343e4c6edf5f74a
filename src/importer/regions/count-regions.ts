import { polygonsContain, type CityFrame } from '@/geo';
import type { Region, RegionFile, StreetGraph } from '@/model';
import type { LonLat } from '../content';
import { squareAt, type Grid } from './unit-grid';

type Counts = Region['counts'];
type Shape = Pick<Region, 'polygons' | 'extent'>;

interface Counted {
  /** Of each shape. */
  shapes: Counts[];
  squares: RegionFile['grid']['counts'];
}

/** Buildings (by their middles) and names of streets (by the points of their lines) in each shape and in each square of the grid. */
export function countRegions(shapes: readonly Shape[], grid: Grid, frame: CityFrame, buildings: readonly LonLat[], streets: StreetGraph | null): Counted {
  const squares = grid.columns * grid.rows;
  const buildingsIn = shapes.map(() => 0);
  const buildingsAt: number[] = new Array<number>(squares).fill(0);
  const namesIn = shapes.map(() => new Set<string>());
  const namesAt = Array.from({ length: squares }, () => new Set<string>());
  const visit = ([longitude, latitude]: LonLat, inShape: (shape: number) => void, inSquare: (square: number) => void): void => {
    shapes.forEach(({ extent: [west, south, east, north], polygons }, shape) => {
      if (longitude < west || longitude > east || latitude < south || latitude > north) return;
      if (polygonsContain(polygons, longitude, latitude)) inShape(shape);
    });
    const [x, y] = frame.toLocal({ longitude, latitude, height: frame.origin.height });
    const square = squareAt(grid, x, y);
    if (square >= 0) inSquare(square);
  };

  for (const building of buildings) visit(building, (shape) => (buildingsIn[shape]! += 1), (square) => (buildingsAt[square]! += 1));
  for (const { name, nodes } of streets?.ways ?? []) {
    if (name === null) continue;
    for (const node of nodes) {
      const at: LonLat = [streets!.nodes[node * 2]!, streets!.nodes[node * 2 + 1]!];
      visit(at, (shape) => namesIn[shape]!.add(name), (square) => namesAt[square]!.add(name));
    }
  }
  return {
    shapes: shapes.map((_, shape) => ({ buildings: buildingsIn[shape]!, streets: namesIn[shape]!.size })),
    squares: { buildings: buildingsAt, streets: namesAt.map((names) => names.size) },
  };
}
