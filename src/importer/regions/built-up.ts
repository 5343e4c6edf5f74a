import type { HexGrid } from './hex-grid';

/** Hexagons, and least metres, around every building that still belong to the city: gaps up to twice as wide are closed. */
const reach = { steps: 6, metres: 60 };
/** All but so many are taken back, so that the outline lies close to the buildings. */
const left = 2;
/** Parts with a smaller share of the buildings stand alone in the country and belong to no region. */
const leastShare = 0.001;

export interface BuiltUp {
  /** 1 for hexagons of the city. */
  land: Uint8Array;
  /** Ways over open country between parts of the city that do not touch: hexagons and metres. */
  links: readonly { from: number; to: number; metres: number }[];
}

/** Hexagons between the land and the edge of a grid that `builtUpLand` needs to be free of buildings. */
export const freeMargin = (spacing: number): number => stepsOf(spacing) + 4;

const stepsOf = (spacing: number): number => Math.max(reach.steps, Math.ceil(reach.metres / spacing));

/** The built-up land around `buildings` (the hexagon of each) and `corners` of them: what is near them, without gaps and holes. */
export function builtUpLand(grid: HexGrid, buildings: readonly number[], corners: Iterable<number>): BuiltUp {
  const start = new Uint8Array(grid.count);
  const held = new Float64Array(grid.count);
  for (const index of buildings) {
    start[index] = 1;
    held[index]! += 1;
  }
  for (const index of corners) start[index] = 1;
  const steps = stepsOf(grid.spacing);
  const grown = within(grid, start, steps);
  const open = new Uint8Array(grid.count).map((_, i) => (grown[i] ? 0 : 1));
  const land = within(grid, open, steps - left).map((near) => (near ? 0 : 1));
  fillHoles(grid, land);
  const parts = partsOf(grid, land).filter((part) => {
    const enough = part.reduce((sum, index) => sum + held[index]!, 0) >= leastShare * buildings.length;
    if (!enough) for (const index of part) land[index] = 0;
    return enough;
  });
  return { land, links: linkParts(grid, land, parts) };
}

/** Hexagons at most `steps` from those of a set. */
function within(grid: HexGrid, set: Uint8Array, steps: number): Uint8Array {
  const result = set.slice();
  let front = [...result.keys()].filter((i) => result[i]);
  for (let step = 0; step < steps; step++) {
    const next: number[] = [];
    for (const index of front) {
      for (const neighbour of grid.neighbours(index)) {
        if (neighbour < 0 || result[neighbour]) continue;
        result[neighbour] = 1;
        next.push(neighbour);
      }
    }
    front = next;
  }
  return result;
}

/** Land is what cannot be reached from the grid's corner without crossing land. */
function fillHoles(grid: HexGrid, land: Uint8Array): void {
  const outside = flood(grid, 0, (index) => !land[index]);
  const reached = new Set(outside);
  for (let i = 0; i < grid.count; i++) if (!reached.has(i)) land[i] = 1;
}

function flood(grid: HexGrid, start: number, belongs: (index: number) => boolean): number[] {
  const seen = new Set([start]);
  const queue = [start];
  for (const index of queue) {
    for (const neighbour of grid.neighbours(index)) {
      if (neighbour < 0 || seen.has(neighbour) || !belongs(neighbour)) continue;
      seen.add(neighbour);
      queue.push(neighbour);
    }
  }
  return queue;
}

function partsOf(grid: HexGrid, land: Uint8Array): number[][] {
  const seen = new Set<number>();
  const parts: number[][] = [];
  for (let i = 0; i < grid.count; i++) {
    if (!land[i] || seen.has(i)) continue;
    const part = flood(grid, i, (index) => land[index] === 1);
    for (const index of part) seen.add(index);
    parts.push(part);
  }
  return parts;
}

/** Ties every part of the land to the nearest that is tied already, beginning with the largest. */
function linkParts(grid: HexGrid, land: Uint8Array, parts: readonly number[][]): BuiltUp['links'] {
  const partOf = new Map(parts.flatMap((part) => part.map((index) => [index, part] as const)));
  const tied = new Set(parts.reduce((best, part) => (part.length > best.length ? part : best)));
  return parts.slice(1).map(() => {
    const [from, to] = nearestApart(grid, tied, land);
    const [a, b] = [grid.centre(from), grid.centre(to)];
    for (const index of partOf.get(to)!) tied.add(index);
    return { from, to, metres: Math.hypot(a[0] - b[0], a[1] - b[1]) };
  });
}

function nearestApart(grid: HexGrid, tied: ReadonlySet<number>, land: Uint8Array): [from: number, to: number] {
  const origin = new Map([...tied].map((index) => [index, index]));
  const queue = [...tied];
  for (const index of queue) {
    for (const neighbour of grid.neighbours(index)) {
      if (neighbour < 0 || origin.has(neighbour)) continue;
      origin.set(neighbour, origin.get(index)!);
      if (land[neighbour]) return [origin.get(index)!, neighbour];
      queue.push(neighbour);
    }
  }
  throw new Error('parts of the land are counted wrongly');
}
