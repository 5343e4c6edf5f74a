import { polygonsContain, polygonsExtent, type CityFrame } from '@/geo';
import { regionLevels, type Region, type RegionFile, type RegionLevel } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A city's regions to look up: city › county › township › cell. Cells are made when they are asked for. */
export interface RegionIndex {
  /** Made up by the importer, not drawn by an authority. */
  readonly schematic: boolean;
  get(id: string): Region | null;
  /** Its parts, in reading order; null asks for the city's. None for cells and unknown ids. */
  children(id: string | null): readonly Region[];
  /** From the city to the region itself; empty for an unknown id. */
  path(id: string): readonly Region[];
  /** The region of a level at a place, null outside the city. */
  at(longitude: number, latitude: number, level: RegionLevel): Region | null;
  cells(townshipId: string): readonly Region[];
}

export interface RegionState {
  /** Null until loaded, and where the city has no regions. */
  index: RegionIndex | null;
  /** The city has none, or they were tried to be loaded: `index` will not change any more. */
  settled: boolean;
  /** `failed`: the file could not be used, and why. `unknown`: the region asked for is not of this city. */
  problem: { kind: 'failed'; details: string } | { kind: 'unknown'; id: string } | null;
  /** The region pointed at in a list; the map has its own pointer. */
  hovered: string | null;
}

export type RegionStore = StoreApi<RegionState>;

export const createRegionStore = (): RegionStore => createStore<RegionState>(() => ({ index: null, settled: false, problem: null, hovered: null }));

/** The level of the parts of a region of this level; a cell has none. */
export const levelBelow = (level: RegionLevel): RegionLevel | null => regionLevels[regionLevels.indexOf(level) + 1] ?? null;

/**
 * The region a person at a place means while `current` (null: the city) is looked at: the part of it that is there, or outside
 * it a region of its own level.
 */
export function regionMeant(index: RegionIndex, current: string | null, longitude: number, latitude: number): Region | null {
  const region = index.get(current ?? 'city') ?? index.get('city');
  if (!region) return null;
  const same = index.at(longitude, latitude, region.level);
  if (same?.id !== region.id) return same;
  const below = levelBelow(region.level);
  return below && index.at(longitude, latitude, below);
}

const cellId = /^cell-(\d{1,6})-(\d{1,6})$/;

/** An index over an imported file in the city's own frame; squares outside all townships have no cell. */
export function createRegionIndex({ schematic, regions, grid }: RegionFile, frame: CityFrame): RegionIndex {
  const known = new Map(regions.map((region) => [region.id, region]));
  const parts = new Map<string | null, Region[]>();
  for (const region of regions) {
    const siblings = parts.get(region.parent);
    if (siblings) siblings.push(region);
    else parts.set(region.parent, [region]);
  }
  const city = parts.get(null)?.[0] ?? null;
  const cellsOf = new Map<string, readonly Region[]>();
  const madeCells = new Map<string, Region | null>();

  const place = (east: number, north: number): [number, number] => {
    const { longitude, latitude } = frame.fromLocal([east, north, 0]);
    return [longitude, latitude];
  };

  const within = (candidates: readonly Region[], longitude: number, latitude: number): Region | null =>
    candidates.find(({ extent: [west, south, east, north], polygons }) =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north && polygonsContain(polygons, longitude, latitude)) ?? null;

  const at = (longitude: number, latitude: number, level: RegionLevel): Region | null => {
    if (level === 'cell') return cellAt(longitude, latitude);
    let found = city && within([city], longitude, latitude);
    while (found && found.level !== level) found = within(parts.get(found.id) ?? [], longitude, latitude);
    return found;
  };

  const cellAt = (longitude: number, latitude: number): Region | null => {
    const [east, north] = frame.toLocal({ longitude, latitude, height: frame.origin.height });
    return cell(Math.floor((east - grid.west) / grid.size), Math.floor((north - grid.south) / grid.size));
  };

  const cell = (column: number, row: number): Region | null => {
    if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return null;
    const id = `cell-${column}-${row}`;
    let made = madeCells.get(id);
    if (made === undefined) {
      made = makeCell(id, column, row);
      madeCells.set(id, made);
    }
    return made;
  };

  const makeCell = (id: string, column: number, row: number): Region | null => {
    const { size, west, south, columns, counts } = grid;
    const [x, y] = [west + column * size, south + row * size];
    const centre = place(x + size / 2, y + size / 2);
    const township = at(centre[0], centre[1], 'township');
    if (!township) return null;
    const polygons = [[[place(x, y), place(x + size, y), place(x + size, y + size), place(x, y + size)]]];
    const square = row * columns + column;
    return {
      id, level: 'cell', parent: township.id, name: { en: `Cell ${column}-${row}`, zh: `网格 ${column}-${row}` },
      polygons, extent: polygonsExtent(polygons), centre,
      counts: { buildings: counts.buildings[square]!, streets: counts.streets[square]! },
    };
  };

  const get = (id: string): Region | null => {
    const numbers = cellId.exec(id);
    const found = numbers ? cell(Number(numbers[1]), Number(numbers[2])) : known.get(id);
    return found?.id === id ? found : null;
  };

  const cells = (townshipId: string): readonly Region[] => {
    const held = cellsOf.get(townshipId);
    if (held) return held;
    const township = known.get(townshipId);
    const found = township?.level === 'township' ? cellsInside(township) : [];
    cellsOf.set(townshipId, found);
    return found;
  };

  const cellsInside = ({ id, extent: [west, south, east, north] }: Region): Region[] => {
    const corners = [[west, south], [east, south], [east, north], [west, north]]
      .map(([longitude, latitude]) => frame.toLocal({ longitude: longitude!, latitude: latitude!, height: frame.origin.height }));
    const squares = (k: 0 | 1, first: number): [number, number] => {
      const values = corners.map((corner) => Math.floor((corner[k] - first) / grid.size));
      return [Math.min(...values), Math.max(...values)];
    };
    const [left, right] = squares(0, grid.west);
    const [bottom, top] = squares(1, grid.south);
    const found: Region[] = [];
    for (let row = top; row >= bottom; row--) {
      for (let column = left; column <= right; column++) {
        const one = cell(column, row);
        if (one?.parent === id) found.push(one);
      }
    }
    return found;
  };

  return {
    schematic,
    get,
    cells,
    at,
    children(id) {
      const region = id === null ? city : get(id);
      if (!region) return [];
      return region.level === 'township' ? cells(region.id) : (parts.get(region.id) ?? []);
    },
    path(id) {
      const path: Region[] = [];
      for (let region = get(id); region; region = region.parent === null ? null : get(region.parent)) path.unshift(region);
      return path;
    },
  };
}
