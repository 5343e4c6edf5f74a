import { groupRings, type Point } from '../mesh/rings';
import { outside, type Border } from './border';
import type { HexGrid } from './hex-grid';
import { simplifyBorders } from './simplify';

/**
 * The borders between areas of hexagons (`areaOf`: area of each, `outside` for none), drawn with few points. Neighbours share
 * every point of their border, and no borders cross.
 */
export function bordersOf(grid: HexGrid, areaOf: Int32Array): Border[] {
  const borders = joinEdges(edgesOf(grid, areaOf));
  const points = new Map<number, Point>();
  const pointOf = (corner: number): Point => {
    const known = points.get(corner);
    if (known) return known;
    const made = grid.cornerPoint(corner);
    points.set(corner, made);
    return made;
  };
  return simplifyBorders(borders.map(({ left, right, corners }) => ({ left, right, points: corners.map(pointOf) })), grid.spacing);
}

/** Polygons of a union of areas: borders inside it vanish. Rings are not closed, outer ones counter-clockwise. */
export function outlineOf(borders: readonly Border[], within: (area: number) => boolean): Point[][][] {
  const lines = borders.flatMap(({ left, right, points }) => {
    if (within(left) === within(right)) return [];
    return [within(left) ? points : [...points].reverse()];
  });
  const byStart = new Map(lines.map((line) => [line[0]!, line]));
  const rings: Point[][] = [];
  for (const [start, line] of byStart) {
    const ring: Point[] = [];
    for (let next: Point[] | undefined = line; next; next = byStart.get(next.at(-1)!)) {
      byStart.delete(next[0]!);
      ring.push(...next.slice(0, -1));
      if (next.at(-1) === start) break;
    }
    rings.push(ring);
  }
  return groupRings(rings);
}

interface Edge {
  from: number;
  to: number;
  left: number;
  right: number;
}

/** Sides between hexagons of different areas, each once, with the larger area number on the left. */
function edgesOf(grid: HexGrid, areaOf: Int32Array): Edge[] {
  const edges: Edge[] = [];
  for (let index = 0; index < grid.count; index++) {
    const left = areaOf[index]!;
    if (left === outside) continue;
    const corners = grid.corners(index);
    grid.neighbours(index).forEach((neighbour, side) => {
      const right = neighbour < 0 ? outside : areaOf[neighbour]!;
      if (left > right) edges.push({ from: corners[side]!, to: corners[(side + 1) % 6]!, left, right });
    });
  }
  return edges;
}

/** Edges in runs between junctions: corners where three areas meet. */
function joinEdges(edges: readonly Edge[]): { left: number; right: number; corners: number[] }[] {
  const touching = new Map<number, number>();
  for (const { from, to } of edges) for (const corner of [from, to]) touching.set(corner, (touching.get(corner) ?? 0) + 1);
  const isJunction = (corner: number): boolean => touching.get(corner) === 3;
  const key = ({ left, right }: Pick<Edge, 'left' | 'right'>, corner: number): string => `${corner} ${left} ${right}`;
  const leaving = new Map(edges.map((edge) => [key(edge, edge.from), edge]));
  const runs: { left: number; right: number; corners: number[] }[] = [];
  const follow = (first: Edge): void => {
    const corners = [first.from];
    for (let edge: Edge | undefined = first; edge; edge = leaving.get(key(first, corners.at(-1)!))) {
      leaving.delete(key(edge, edge.from));
      corners.push(edge.to);
      if (isJunction(edge.to)) break;
    }
    runs.push({ left: first.left, right: first.right, corners });
  };
  for (const edge of edges) if (isJunction(edge.from)) follow(edge);
  for (const edge of edges) if (leaving.has(key(edge, edge.from))) follow(edge);
  return runs;
}
