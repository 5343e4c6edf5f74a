import type { Region } from '@/model';
import { expect, test } from 'vitest';
import { createSearch } from './create-search';

const regionOf = (id: string, level: Region['level'], parent: string | null, en: string, zh: string): Region => ({
  id, level, parent, name: { en, zh }, polygons: [[[[71.4, 51.1], [71.41, 51.1], [71.41, 51.11]]]], extent: [71.4, 51.1, 71.41, 51.11], centre: [71.405, 51.105],
  counts: { buildings: 1, streets: 1 },
});
const regions = [regionOf('c03-t07', 'township', 'c03', 'Township 7', '第七街道'), regionOf('cell-12-34', 'cell', 'c03-t07', 'Cell 12-34', '网格 12-34')];
const search = createSearch({
  gazetteer: null, regions: null, extent: [71, 51, 72, 52], region: (id) => regions.find((region) => region.id === id) ?? null,
});

test('a cell of the city is found by its number at once, and said to be in its township', async () => {
  expect(await search.query('cell 12-34', { limit: 5, language: 'en' })).toMatchObject([
    { kind: 'region', class: 'cell', id: 'cell-12-34', title: 'Cell 12-34', detail: 'Township 7', longitude: 71.405, latitude: 51.105 },
  ]);
  expect((await search.query('网格12-34', { limit: 5, language: 'zh' }))[0]).toMatchObject({ title: '网格 12-34', detail: '第七街道' });
  expect(search.state.getState()).toEqual({ phase: 'idle' });
});
