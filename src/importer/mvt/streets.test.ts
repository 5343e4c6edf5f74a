import { expect, it } from 'vitest';
import { streetGraphSchema } from '@/model';
import type { OsmFeature } from './read-tiles';
import { osmStreets } from './streets';
import { areaClass, wayOf } from './ways';

const way = (tags: Record<string, string>, ...lines: [number, number][][]): OsmFeature => ({ id: 'way/1', tags, polygons: [], lines, point: null });

it('streets that meet share a node', () => {
  const { graph } = osmStreets([
    way({ highway: 'primary', name: 'Абай' }, [[71.4, 51.1], [71.41, 51.1], [71.42, 51.1]]),
    way({ highway: 'service' }, [[71.410_000_01, 51.1], [71.41, 51.11]]),
  ]);
  expect(streetGraphSchema.parse(graph).ways).toEqual([
    { nodes: [0, 1, 2], class: 'primary', name: 'Абай' },
    { nodes: [1, 3], class: 'service', name: null },
  ]);
});

it('what is no street is left out', () => {
  expect(osmStreets([way({ railway: 'rail' }, [[0, 0], [1, 1]]), way({ highway: 'construction' }, [[0, 0], [1, 1]])]).graph.ways).toEqual([]);
});

it('roads are as wide as tagged, else as their lanes, else as their class', () => {
  expect(wayOf(way({ highway: 'primary', width: '18 m', lanes: '2' }))).toEqual({ ground: 'primary', width: 18 });
  expect(wayOf(way({ highway: 'primary', lanes: '6' }))).toEqual({ ground: 'primary', width: 21 });
  const [both, oneway] = [wayOf(way({ highway: 'primary' })), wayOf(way({ highway: 'primary', oneway: 'yes' }))];
  expect(oneway!.width).toBeLessThan(both!.width);
  expect(wayOf(way({ highway: 'primary', width: 'wide' }))).toEqual(both);
});

it('what runs underground is not drawn', () => {
  expect(wayOf(way({ highway: 'primary', tunnel: 'yes' }))).toBeUndefined();
  expect(wayOf(way({ highway: 'primary', tunnel: 'no' }))).toBeDefined();
});

it.each([
  [{ natural: 'water' }, 'water'], [{ waterway: 'riverbank' }, 'water'], [{ leisure: 'park' }, 'green'], [{ landuse: 'forest' }, 'green'],
  [{ amenity: 'parking' }, 'paved'], [{ highway: 'pedestrian' }, 'paved'], [{ landuse: 'industrial' }, undefined],
])('an area of %j is %s', (tags, ground) => {
  expect(areaClass(way(tags as Record<string, string>))).toBe(ground);
});
