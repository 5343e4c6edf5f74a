import { describe, expect, test } from 'vitest';
import type { Building } from '../content';
import { attributeColumns } from './columns';

type Attributes = Building['detail']['attributes'];

const building = (i: number, attributes: Attributes, more: Partial<Building['detail']> = {}): Building => ({
  mesh: { positions: [], normals: [], facade: [], indices: [] }, name: '', kind: 'yes', address: '',
  detail: {
    id: `b${i}`, polygons: [[[[0, 0], [0.0001 * (1 + i), 0], [0.0001, 0.0001]]]], baseHeight: 0, height: 3 + i, levels: 1, levelsFrom: 'estimated', attributes, ...more,
  },
});
const city = (count: number, attributesOf: (i: number) => Attributes): Building[] => Array.from({ length: count }, (_, i) => building(i, attributesOf(i)));
const listed = (buildings: Building[], format: 'mvt' | 'cityjson' = 'cityjson') =>
  Object.fromEntries(attributeColumns(buildings, format).flatMap(({ attribute }) => (attribute ? [[attribute.id, attribute]] : [])));

describe('what becomes an attribute', () => {
  test('height and footprint of every city; storeys only where they were counted', () => {
    const buildings = city(50, () => ({}));
    expect(Object.keys(listed(buildings))).toEqual(['height', 'area']);
    const counted = [...buildings.slice(0, 40), ...[2, 5].map((levels, i) => building(90 + i, {}, { levels, levelsFrom: 'counted' }))];
    expect(listed(counted)).toMatchObject({ levels: { type: 'number', min: 2, max: 5, count: 2 }, levelsFrom: { count: 42 } });
  });

  test('not what hardly any building has, what is the same everywhere, or what names each one', () => {
    const found = listed(city(1_000, (i) => ({ same: 'x', label: `house ${i}`, ...(i < 9 && { rare: i % 2 ? 'a' : 'b' }), roof: i % 2 ? 'flat' : 'gabled' })));
    expect(Object.keys(found)).toEqual(['height', 'area', 'roof']);
  });

  test('a long list of names is none, a long list with a few frequent ones is cut at 24', () => {
    const streets = listed(city(1_000, (i) => ({ street: `street ${i % 100}`, use: i % 10 ? `use ${i % 5}` : `odd ${i}` })));
    expect(streets['street']).toBeUndefined();
    expect(streets['use']).toMatchObject({ type: 'class', count: 1_000 });
    expect(streets['use']).toHaveProperty('values.length', 24);
  });

  test('the same column under two names is listed once, and ids are what glTF allows', () => {
    const found = listed(city(20, (i) => ({ 'roof:shape': `r${i % 3}`, 'roof shape': `r${(i + 1) % 3}`, copy: `r${i % 3}`, height: -i })));
    expect(Object.keys(found)).toEqual(['height', 'area', 'roof_shape', 'roof_shape_2', 'height_2']);
  });

  test('of OpenStreetMap only tags that describe a building, whatever else it carries', () => {
    const found = listed(city(20, (i) => ({ 'roof:shape': `r${i % 3}`, phone: `p${i % 3}`, 'building:material': i % 2 ? 'brick' : 'wood', start_date: `19${10 + i}` })), 'mvt');
    expect(Object.keys(found).sort()).toEqual(['area', 'height', 'material', 'roofShape', 'year']);
    expect(found['year']).toMatchObject({ type: 'number', min: 1910, max: 1929 });
  });
});

describe('types and statistics', () => {
  test('numbers written as text are numbers, dates are years, yes and no are classes', () => {
    const found = listed(city(100, (i) => ({ built: `${1900 + i}-05-01`, energy: `${i},5`, listed: String(i % 4 === 0), code: i % 3 ? `C${i % 3}` : '7' })));
    expect(found['built']).toMatchObject({ type: 'number', min: 1900, max: 1999 });
    expect(found['energy']).toMatchObject({ type: 'number', min: 0.5, max: 99.5 });
    expect(found['listed']).toMatchObject({ type: 'class', values: [{ value: 'false', count: 75 }, { value: 'true', count: 25 }] });
    expect(found['code']).toMatchObject({ type: 'class' });
  });

  test('a ramp runs from the 2nd to the 98th percentile, whatever the extremes', () => {
    const found = listed(city(1_001, (i) => ({ value: i === 1_000 ? 1e6 : i })));
    expect(found['value']).toMatchObject({ low: 20, high: 980, min: 0, max: 1e6 });
  });

  test('kind, height and storeys are columns even where they say nothing', () => {
    const columns = attributeColumns([building(0, {})], 'cityjson');
    expect(columns.map(({ id, type, attribute }) => [id, type, attribute])).toEqual([['kind', 'class', null], ['height', 'number', null], ['levels', 'number', null]]);
  });
});
