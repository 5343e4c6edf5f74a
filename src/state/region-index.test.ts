import { createCityFrame, polygonsArea, polygonsContain, type LonLatPolygon } from '@/geo';
import type { Region, RegionFile, RegionLevel } from '@/model';
import { describe, expect, it } from 'vitest';
import { createRegionIndex, levelBelow, regionMeant } from './region-index';

const frame = createCityFrame({ longitude: 71, latitude: 51, height: 0 });
const at = (east: number, north: number): [number, number] => {
  const { longitude, latitude } = frame.fromLocal([east, north, 0]);
  return [longitude, latitude];
};
const box = (west: number, south: number, east: number, north: number): LonLatPolygon => [[at(west, south), at(east, south), at(east, north), at(west, north)]];

function region(id: string, level: RegionLevel, parent: string | null, ...[west, south, east, north]: [number, number, number, number]): Region {
  const polygons = [box(west, south, east, north)].map((rings) => rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y])));
  const [a, b] = [at(west, south), at(east, north)];
  const counts = { buildings: 1, streets: 1 };
  return { id, level, parent, name: { en: id, zh: id }, polygons, extent: [a[0] - 1e-4, a[1] - 1e-4, b[0] + 1e-4, b[1] + 1e-4], centre: at((west + east) / 2, (south + north) / 2), counts };
}

/** 1,000 × 500 m: two counties, the first of two townships. */
const file: RegionFile = {
  schematic: true,
  regions: [
    region('city', 'city', null, 0, 0, 1_000, 500),
    region('c01', 'county', 'city', 0, 0, 500, 500),
    region('c02', 'county', 'city', 500, 0, 1_000, 500),
    region('c01-t01', 'township', 'c01', 0, 0, 500, 240),
    region('c01-t02', 'township', 'c01', 0, 240, 500, 500),
    region('c02-t01', 'township', 'c02', 500, 0, 1_000, 500),
  ],
  grid: { size: 100, west: 0, south: 0, columns: 10, rows: 6, counts: { buildings: Array.from({ length: 60 }, (_, i) => i), streets: new Array<number>(60).fill(2) } },
};
const index = createRegionIndex(file, frame);

describe('the region index', () => {
  it('goes down by children and up by path', () => {
    expect(index.children(null).map(({ id }) => id)).toEqual(['c01', 'c02']);
    expect(index.children('city')).toEqual(index.children(null));
    expect(index.children('c01').map(({ id }) => id)).toEqual(['c01-t01', 'c01-t02']);
    expect(index.path('cell-0-3').map(({ id }) => id)).toEqual(['city', 'c01', 'c01-t02', 'cell-0-3']);
    expect([levelBelow('city'), levelBelow('cell')]).toEqual(['county', null]);
  });

  it('finds the region of every level at a place, and none outside', () => {
    const here = at(310, 450);
    expect((['city', 'county', 'township', 'cell'] as const).map((level) => index.at(...here, level)?.id)).toEqual(['city', 'c01', 'c01-t02', 'cell-3-4']);
    for (const level of ['city', 'county', 'township', 'cell'] as const) expect(index.at(...at(-900, 40), level)).toBeNull();
  });

  it('gives a cell to the township its middle lies in, and to none outside all of them', () => {
    // Row 2 spans 200…300 m: its middle lies north of the border at 240 m.
    expect(index.get('cell-0-2')?.parent).toBe('c01-t02');
    expect(index.get('cell-9-5')).toBeNull();
    const cells = [...index.cells('c01-t01'), ...index.cells('c01-t02'), ...index.cells('c02-t01')];
    expect(cells).toHaveLength(50);
    expect(new Set(cells.map(({ id }) => id)).size).toBe(50);
    expect(index.cells('c01')).toEqual([]);
  });

  it('makes a cell a square of its size around its label, with the counts of its square', () => {
    const cell = index.get('cell-3-4')!;
    expect(polygonsArea(cell.polygons)).toBeCloseTo(10_000, -1);
    expect(polygonsContain(cell.polygons, ...cell.centre)).toBe(true);
    expect(cell).toMatchObject({ level: 'cell', parent: 'c01-t02', counts: { buildings: 43, streets: 2 }, name: { en: 'Cell 3-4', zh: '网格 3-4' } });
    expect(index.get('cell-3-4')).toBe(cell);
  });

  it.each(['', 'c99', 'cell-3', 'cell-03-4', 'cell-99-99', 'cell--1-2'])('knows no region "%s"', (id) => {
    expect([index.get(id), index.children(id), index.path(id), index.cells(id)]).toEqual([null, [], [], []]);
  });
});

describe('the region a person means', () => {
  const meant = (current: string | null, east: number, north: number): string | undefined => regionMeant(index, current, ...at(east, north))?.id;

  it('is the part of what is looked at that is there', () => {
    expect(meant(null, 100, 100)).toBe('c01');
    expect(meant('c01', 100, 100)).toBe('c01-t01');
    expect(meant('c01-t01', 110, 110)).toBe('cell-1-1');
  });

  it('outside it a region of the same level, and in a cell none', () => {
    expect(meant('c01', 700, 100)).toBe('c02');
    expect(meant('c01-t01', 100, 450)).toBe('c01-t02');
    expect(meant('cell-1-1', 250, 110)).toBe('cell-2-1');
    expect(meant('cell-1-1', 110, 110)).toBeUndefined();
    expect(meant(null, -500, 100)).toBeUndefined();
  });

  it('starts at the city when what is looked at is not known', () => expect(meant('c77', 100, 100)).toBe('c01'));
});
