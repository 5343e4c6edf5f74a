import type { StreetClass } from '@/model';
import type { CityContent, LonLat } from '../content';
import type { Point } from '../mesh/rings';
import { builtUpLand, freeMargin } from './built-up';
import type { Land } from './divide';
import { createHexGrid, type HexGrid } from './hex-grid';

/** How much longer a way over a road or a river seems: people live on this side of it. */
const roadCost: Partial<Record<StreetClass, number>> = { motorway: 5, primary: 4, secondary: 2 };
const waterCost = 6;
/** Share of a hexagon that water covers to be in the way. */
const wet = 0.4;
/** Share of the load that open land bears, so that sparse parts are divided as well. */
const landShare = 0.5;

/** The built-up land of a city in hexagons, ready to be divided. */
export interface CityLand extends Land {
  grid: HexGrid;
  /** Hexagons of the city. */
  places: number[];
}

/** `buildings` are the middles of the content's buildings in city-frame metres. */
export function cityLand(content: CityContent, buildings: readonly Point[], spacing: number): CityLand {
  const { ground, streets } = content;
  const corners = content.buildings.flatMap(({ detail }) => detail.polygons.flatMap(([outer]) => outer!.map((corner) => localOf(content, corner))));
  const all = [...buildings, ...corners];
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const margin = freeMargin(spacing) * spacing;
  const grid = createHexGrid([least(xs) - margin, least(ys) - margin, most(xs) + margin, most(ys) + margin], spacing);
  const hexagons = buildings.map((building) => grid.indexAt(building));
  const load = new Float64Array(grid.count);
  for (const index of hexagons) load[index]! += 1;
  const { land, links } = builtUpLand(grid, hexagons, corners.map((corner) => grid.indexAt(corner)));
  const places = [...land.keys()].filter((index) => land[index]);
  for (const index of places) load[index]! += (landShare * buildings.length) / places.length;

  const cost = new Float64Array(grid.count).fill(1);
  const raise = (at: Point, value: number): void => {
    const index = grid.indexAt(at);
    if (index >= 0) cost[index] = Math.max(cost[index]!, value);
  };
  for (const { nodes, class: kind } of streets?.ways ?? []) {
    const value = roadCost[kind];
    if (value === undefined) continue;
    const line = nodes.map((node) => localOf(content, [streets!.nodes[node * 2]!, streets!.nodes[node * 2 + 1]!]));
    line.forEach((to, i) => {
      const from = line[i - 1] ?? to;
      const steps = Math.max(1, Math.ceil((2 * Math.hypot(to[0] - from[0], to[1] - from[1])) / spacing));
      for (let step = 0; step <= steps; step++) {
        const share = step / steps;
        raise([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], value);
      }
    });
  }
  const water = waterIn(grid, ground);
  const hexagon = (spacing * spacing * Math.sqrt(3)) / 2;
  water.forEach((area, index) => {
    if (area > wet * hexagon) cost[index] = Math.max(cost[index]!, waterCost);
  });

  const points = Array.from({ length: grid.count }, (_, index) => grid.centre(index));
  const ways = points.map((_, index) => {
    if (!land[index]) return [];
    return grid.neighbours(index)
      .filter((to) => to >= 0 && land[to])
      .map((to) => ({ to, metres: (spacing * (cost[index]! + cost[to]!)) / 2 }));
  });
  for (const { from, to, metres } of links) {
    ways[from]!.push({ to, metres });
    ways[to]!.push({ to: from, metres });
  }
  return { grid, places, spacing, points, load, ways };
}

/** City-frame metres of a place on the ground. */
export function localOf({ frame, groundHeight }: Pick<CityContent, 'frame' | 'groundHeight'>, [longitude, latitude]: LonLat): Point {
  const [x, y] = frame.toLocal({ longitude, latitude, height: groundHeight });
  return [x, y];
}

/** Square metres of water in each hexagon, from the triangles of the ground. */
function waterIn(grid: HexGrid, ground: CityContent['ground']): Float64Array {
  const area = new Float64Array(grid.count);
  const add = (a: Point, b: Point, c: Point): void => {
    const size = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) / 2;
    const longest = Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(c[0] - b[0], c[1] - b[1]), Math.hypot(a[0] - c[0], a[1] - c[1]));
    if (longest > grid.spacing && size > 1) {
      const [ab, bc, ca] = [half(a, b), half(b, c), half(c, a)];
      for (const [p, q, r] of [[a, ab, ca], [ab, b, bc], [ca, bc, c], [ab, bc, ca]] as const) add(p, q, r);
      return;
    }
    const index = grid.indexAt([(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3]);
    if (index >= 0) area[index]! += size;
  };
  for (const { ground: kind, positions, indices, centre } of ground) {
    if (kind !== 'water' || centre) continue;
    for (let i = 0; i < indices.length; i += 3) {
      const corner = (k: number): Point => [positions[indices[i + k]! * 3]!, positions[indices[i + k]! * 3 + 1]!];
      add(corner(0), corner(1), corner(2));
    }
  }
  return area;
}

const half = (a: Point, b: Point): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
