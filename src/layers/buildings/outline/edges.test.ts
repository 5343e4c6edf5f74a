import { createCityFrame } from '@/geo';
import type { BuildingDetail } from '@/model';
import { expect, test } from 'vitest';
import { buildingEdges } from './edges';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });

function buildingOf(rings: [east: number, north: number][][]): BuildingDetail {
  const polygon = rings.map((ring) => ring.map(([east, north]): [number, number] => {
    const { longitude, latitude } = frame.fromLocal([east, north, 0]);
    return [longitude, latitude];
  }));
  return { id: 'b', polygons: [polygon], baseHeight: 10, height: 30, levels: 10, levelsFrom: 'counted', attributes: {} };
}

test('a block has a closed foot, a closed roof edge and an upright line at each corner, from its base to its top', () => {
  const edges = buildingEdges(buildingOf([[[0, 0], [20, 0], [20, 10], [0, 10]]]), frame);
  expect(edges.map((path) => path.length)).toEqual([5, 5, 2, 2, 2, 2]);
  for (const path of edges.slice(0, 2)) expect(path.at(-1)).toEqual(path[0]);
  const heights = edges.flat().map(([, , z]) => z);
  expect(Math.min(...heights)).toBeCloseTo(10, 3);
  expect(Math.max(...heights)).toBeCloseTo(40, 3);
  for (const [low, high] of edges.slice(2)) expect(high![2] - low![2]).toBeCloseTo(30, 3);
});

test('a tower on a base has a roof edge for each, and its upright lines begin on the roof of the base', () => {
  const base = buildingOf([[[0, 0], [20, 0], [20, 10], [0, 10]]]);
  const { polygons } = buildingOf([[[0, 0], [5, 0], [5, 5], [0, 5]]]);
  const edges = buildingEdges({ ...base, steps: [{ from: 9, polygons }] }, frame);
  expect(edges.map((path) => path.length)).toEqual([5, 5, 2, 2, 2, 2, 5, 2, 2, 2, 2]);
  const [low, high] = edges.at(-1)!;
  expect([low![2], high![2]].map(Math.round)).toEqual([19, 40]);
});

test('a courtyard has edges of its own', () => {
  const edges = buildingEdges(buildingOf([[[0, 0], [40, 0], [40, 40], [0, 40]], [[10, 10], [10, 30], [30, 30], [30, 10]]]), frame);
  expect(edges.length).toBe(12);
});

test('a round tower has no upright lines', () => {
  const round = Array.from({ length: 36 }, (_, i): [number, number] => [15 * Math.cos((i * Math.PI) / 18), 15 * Math.sin((i * Math.PI) / 18)]);
  expect(buildingEdges(buildingOf([round]), frame).length).toBe(2);
});
