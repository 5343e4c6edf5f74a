import { createCityFrame } from '@/geo';
import type { Region, RegionLevel } from '@/model';
import { createRegionIndex } from '@/state';
import { expect, test } from 'vitest';
import { shownRegions } from './shown-regions';

const frame = createCityFrame({ longitude: 71, latitude: 51, height: 0 });
const { longitude: east, latitude: north } = frame.fromLocal([200, 100, 0]);

/** All of the same 200 × 100 m: only who belongs to whom matters. */
const region = (id: string, level: RegionLevel, parent: string | null): Region => ({
  id, level, parent, name: { en: id, zh: id }, polygons: [[[[71, 51], [east, 51], [east, north], [71, north]]]], extent: [71, 51, east, north],
  centre: [(71 + east) / 2, (51 + north) / 2], counts: { buildings: 0, streets: 0 },
});
const index = createRegionIndex({
  schematic: true,
  regions: [region('city', 'city', null), region('c01', 'county', 'city'), region('c02', 'county', 'city'), region('t1', 'township', 'c01'), region('t2', 'township', 'c01')],
  grid: { size: 100, west: 0, south: 0, columns: 2, rows: 1, counts: { buildings: [0, 0], streets: [0, 0] } },
}, frame);
const shown = (current: string | null, selected: string | null = null, pointed: string | null = null): string[] =>
  shownRegions(index, { current, selected, pointed }).map(({ region: { id }, look }) => `${look} ${id}`);

test('the city is drawn with its counties, a county with its townships and neighbours, its own outline brightest', () => {
  expect(shown(null)).toEqual(['part c01', 'part c02', 'limits city']);
  expect(shown('c01')).toEqual(['beside c02', 'beside city', 'part t1', 'part t2', 'current c01']);
});

test('a township is drawn with its grid, a cell in the grid of its township', () => {
  expect(shown('t1')).toEqual(['beside t2', 'beside c01', 'cell cell-0-0', 'cell cell-1-0', 'current t1']);
  expect(shown('cell-1-0')).toEqual(['beside t1', 'cell cell-0-0', 'current cell-1-0']);
});

test('what is pointed at and selected comes last, once', () => {
  expect(shown('c01', 't2', 't1')).toEqual(['beside c02', 'beside city', 'current c01', 'pointed t1', 'selected t2']);
  expect(shown('c01', 'c01', 'c01').at(-1)).toBe('selected c01');
});

test('a region that is not known is the city', () => expect(shown('c77')).toEqual(shown(null)));
