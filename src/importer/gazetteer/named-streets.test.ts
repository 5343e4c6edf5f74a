import { expect, it } from 'vitest';
import { namedStreets } from './named-streets';

/** Ways of points in steps of 0.001° (about 70 m east, 111 m north) from 71.4, 51.1. */
function streets(...ways: [name: string | null, ...points: [number, number][]][]) {
  const nodes: number[] = [];
  const graph = {
    nodes,
    ways: ways.map(([name, ...points]) => {
      const own = points.map(([x, y]) => nodes.push(71.4 + x / 1_000, 51.1 + y / 1_000) / 2 - 1);
      return { nodes: own, class: 'local' as const, name };
    }),
  };
  return namedStreets(graph, (way) => ({ id: `way/${100 + way}`, names: ways[way]![0] === null ? null : { '': ways[way]![0]! } }));
}

it('ways of one name that touch are one street, another far away is another', () => {
  const found = streets(['A', [0, 0], [5, 0]], ['A', [5, 0], [10, 0]], ['A', [90, 0], [95, 0]], ['B', [10, 0], [10, 5]], [null, [0, 0], [0, 5]]);
  expect(found.map(({ id, names, ways }) => [id, names[''], ways])).toEqual([['way/100', 'A', [0, 1]], ['way/102', 'A', [2]], ['way/103', 'B', [3]]]);
  expect(found[0]!.at[0]).toBeCloseTo(71.405, 3);
});

it('lanes side by side count once, a bend counts in full', () => {
  const [double] = streets(['A', [0, 0], [10, 0]], ['A', [10, 0.2], [0, 0.2]]);
  expect(double!.length).toBeGreaterThan(680);
  expect(double!.length).toBeLessThan(720);
  const [bend] = streets(['A', [0, 0], [10, 0], [10, 10]]);
  expect(bend!.length).toBeGreaterThan(1_780);
});

it('a street is found again whatever order its ways come in', () => {
  const ids = (...order: number[]): string[] => namedStreets(
    { nodes: [71.4, 51.1, 71.41, 51.1, 71.42, 51.1], ways: order.map((k) => ({ nodes: [k, k + 1], class: 'local', name: 'A' })) },
    (way) => ({ id: `way/${order[way]}`, names: { '': 'A' } }),
  ).map(({ id }) => id);
  expect(ids(0, 1)).toEqual(ids(1, 0));
});
