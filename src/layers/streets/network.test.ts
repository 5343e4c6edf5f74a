import { createCityFrame } from '@/geo';
import type { Gazetteer, StreetGraph } from '@/model';
import { expect, test } from 'vitest';
import { createStreetNetwork, type StreetNetwork } from './network';
import { packStreets } from './pack';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });
const places: [east: number, north: number][] = [[0, 0], [200, 0], [400, 0], [200, 0.5], [200, 300], [0, 40], [400, 40]];
const graph: StreetGraph = {
  nodes: places.flatMap(([east, north]) => {
    const { longitude, latitude } = frame.fromLocal([east, north, 0]);
    return [longitude, latitude];
  }),
  ways: [
    { nodes: [0, 1], class: 'primary', name: 'Long' },
    { nodes: [1, 2], class: 'primary', name: 'Long' },
    { nodes: [3, 4], class: 'local', name: null },
    { nodes: [5, 6], class: 'service', name: 'Yard' },
  ],
};
const gazetteer: Gazetteer = {
  places: [],
  streets: [{ id: 'way/1', names: { '': 'Long', en: 'Long Street' }, class: 'primary', at: [71.4, 51.1], length: 400, ways: [0, 1] }],
  addresses: [{ street: 'Long', houses: [['10', 71.4, 51.1, 'b'], ['2', 71.4, 51.1, 'c'], ['2а', 71.4, 51.1, 'd']] }],
};
const networkOf = (ways: StreetGraph, names: Gazetteer | null): StreetNetwork => createStreetNetwork(packStreets(ways, names, frame, 0), frame);
const network = networkOf(graph, gazetteer);

test('a place on the roadway, and beside it within reach, means the street; further away means none', () => {
  expect(network.near(100, 8, 0)?.id).toBe('way/1');
  expect(network.near(100, 12, 4)?.id).toBe('way/1');
  expect(network.near(100, 20, 4)).toBeNull();
  expect(network.near(100, -5_000, 4)).toBeNull();
});

test('where two streets are in reach the one whose edge is nearer is meant', () => {
  expect(network.near(100, 20, 15)?.id).toBe('way/1');
  expect(network.near(100, 32, 15)?.id).toBe('way-3');
});

test('a way without a name is a street of its own, found again by its id', () => {
  const found = network.near(200, 150, 2)!;
  expect(found).toMatchObject({ id: 'way-2', names: null, class: 'local', houses: [] });
  expect(network.get('way-2')?.length).toBeCloseTo(299.5, 0);
  expect(network.get('way-0')).toBeNull();
  expect(network.get('way-99')).toBeNull();
});

test('a named street has all its ways, its length and its houses in the order of their numbers', () => {
  const street = network.get('way/1')!;
  expect(street.paths().length).toBe(2);
  expect(street.length).toBeCloseTo(400, 0);
  expect(street.houses).toEqual(['2', '2а', '10']);
});

test('without a gazetteer ways of one name are one street', () => {
  const bare = networkOf(graph, null);
  expect(bare.named.map(({ names, paths }) => [names?.[''], paths().length])).toEqual([['Long', 2], ['Yard', 1]]);
  expect(bare.get(bare.near(300, 0, 1)!.id)?.names?.['']).toBe('Long');
});

test('a gazetteer without streets leaves the names of the ways', () => {
  const bare = networkOf(graph, { ...gazetteer, streets: [] });
  expect(bare.named.map(({ names }) => names?.[''])).toEqual(['Long', 'Yard']);
  expect(bare.named[0]!.houses.length).toBe(3);
});

test('a city without ways has no streets', () => {
  expect(networkOf({ nodes: [], ways: [] }, null).near(0, 0, 100)).toBeNull();
});
