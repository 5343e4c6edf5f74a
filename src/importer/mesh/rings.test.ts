import { describe, expect, it } from 'vitest';
import { chainEdges, contains, groupRings, signedArea, type Point } from './rings';

const square = (x: number, y: number, side: number): Point[] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side]];
const edgesOf = (ring: Point[]): [Point, Point][] => ring.map((from, i) => [from, ring[(i + 1) % ring.length]!]);

describe('rings', () => {
  it('have a positive area when counter-clockwise', () => {
    expect(signedArea(square(0, 0, 3))).toBe(9);
    expect(signedArea(square(0, 0, 3).reverse())).toBe(-9);
  });

  it('contain what is inside, not what is in a bay', () => {
    const bay: Point[] = [[0, 0], [4, 0], [4, 4], [3, 4], [3, 1], [1, 1], [1, 4], [0, 4]];
    expect(contains(bay, [2, 0.5])).toBe(true);
    expect(contains(bay, [2, 3])).toBe(false);
  });

  it('group holes with the smallest outer ring around them', () => {
    const hole = square(4, 4, 1).reverse();
    const polygons = groupRings([square(0, 0, 20), square(3, 3, 4), hole, square(8, 8, 8).reverse()]);
    expect(polygons).toContainEqual([square(3, 3, 4), hole]);
    expect(polygons).toContainEqual([square(0, 0, 20), square(8, 8, 8).reverse()]);
  });
});

describe('edges chained into rings', () => {
  it('come back as the ring they were, in whatever order they are given', () => {
    const edges = edgesOf(square(0, 0, 2));
    const [ring] = chainEdges([edges[2]!, edges[0]!, edges[3]!, edges[1]!]);
    expect(ring).toHaveLength(4);
    expect(signedArea(ring!)).toBe(4);
  });

  it('keep two areas apart that touch in one vertex', () => {
    const rings = chainEdges([...edgesOf(square(0, 0, 1)), ...edgesOf(square(1, 1, 1))]);
    expect(rings.map((ring) => signedArea(ring))).toEqual([1, 1]);
  });

  it('drop edges that lead nowhere', () => {
    expect(chainEdges([[[0, 0], [1, 0]], [[1, 0], [1, 1]]])).toEqual([]);
  });
});
