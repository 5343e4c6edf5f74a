import FlatQueue from 'flatqueue';
import type { Point } from '../mesh/rings';

/** Places with ways between them, each place with something to be shared out. */
export interface Land {
  /** Metres between neighbours; the breadth of a place. */
  spacing: number;
  points: readonly Point[];
  /** What a place weighs in a fair division. */
  load: Float64Array;
  ways: readonly (readonly { to: number; metres: number }[])[];
}

const rounds = 40;
/** How fast a part that has too much draws back, in its own breadths per round; and how far at most. */
const pressure = 0.25;
const mostPressure = 0.8;

const undecided = -1;
const elsewhere = -2;

/**
 * Divides `places` into `count` connected parts of about the same load: Lloyd's algorithm (1982) with ways instead of
 * straight lines, so that borders keep to what is costly to cross, and with a handicap for parts that have too much.
 * Returns the part of each place, in the order given. Always the same for the same input.
 */
export function divide(land: Land, places: readonly number[], count: number): number[] {
  let seeds = evenSeeds(land, places, Math.min(count, places.length));
  const handicap = seeds.map(() => 0);
  const total = places.reduce((sum, place) => sum + land.load[place]!, 0);
  const fair = total / seeds.length;
  const breadth = land.spacing * Math.sqrt(places.length / seeds.length);
  let parts = spread(land, places, seeds, handicap);
  for (let round = 0; round < rounds; round++) {
    const loads = seeds.map(() => 0);
    places.forEach((place, i) => (loads[parts[i]!]! += land.load[place]!));
    loads.forEach((load, part) => {
      const next = handicap[part]! + pressure * breadth * Math.max(-1, Math.min(1, (load - fair) / fair));
      handicap[part] = Math.max(-mostPressure * breadth, Math.min(mostPressure * breadth, next));
    });
    seeds = middles(land, places, parts, seeds.length);
    parts = spread(land, places, seeds, handicap);
  }
  return parts;
}

/** The middles of equal shares, found by halving along the longer side. */
function evenSeeds(land: Land, places: readonly number[], count: number): number[] {
  if (count === 1) return [nearest(land, places, centreOfLoad(land, places))];
  const side = ([0, 1] as const).map((k) => {
    const values = places.map((place) => land.points[place]![k]);
    return values.reduce((most, value) => Math.max(most, value), -Infinity) - values.reduce((least, value) => Math.min(least, value), Infinity);
  });
  const axis = side[0]! >= side[1]! ? 0 : 1;
  const sorted = [...places].sort((a, b) => land.points[a]![axis] - land.points[b]![axis] || a - b);
  const [first, rest] = [Math.floor(count / 2), Math.ceil(count / 2)];
  const half = (sorted.reduce((sum, place) => sum + land.load[place]!, 0) * first) / count;
  let cut = 0;
  for (let sum = 0; cut < sorted.length - rest && (sum < half || cut < first); cut++) sum += land.load[sorted[cut]!]!;
  return [...evenSeeds(land, sorted.slice(0, cut), first), ...evenSeeds(land, sorted.slice(cut), rest)];
}

/** Each place to the seed with the shortest way, handicaps added; a seed's own place is always its own. */
function spread(land: Land, places: readonly number[], seeds: readonly number[], handicap: readonly number[]): number[] {
  const partOf = new Int16Array(land.points.length).fill(elsewhere);
  for (const place of places) partOf[place] = undecided;
  seeds.forEach((seed, part) => (partOf[seed] = part));
  const queue = new FlatQueue<number>();
  const leave = (place: number, part: number, metres: number): void => {
    for (const way of land.ways[place]!) if (partOf[way.to] === undecided) queue.push(way.to * seeds.length + part, metres + way.metres);
  };
  const least = Math.min(...handicap);
  seeds.forEach((seed, part) => leave(seed, part, handicap[part]! - least));
  while (queue.length > 0) {
    const metres = queue.peekValue()!;
    const offer = queue.pop()!;
    const [place, part] = [Math.floor(offer / seeds.length), offer % seeds.length];
    if (partOf[place] !== undecided) continue;
    partOf[place] = part;
    leave(place, part, metres);
  }
  return places.map((place) => partOf[place]!);
}

/** Of every part its own place next to its middle. */
function middles(land: Land, places: readonly number[], parts: readonly number[], count: number): number[] {
  const members = Array.from({ length: count }, (): number[] => []);
  places.forEach((place, i) => members[parts[i]!]!.push(place));
  return members.map((own) => nearest(land, own, centreOfLoad(land, own)));
}

function centreOfLoad({ points, load }: Land, places: readonly number[]): Point {
  let [x, y, sum] = [0, 0, 0];
  for (const place of places) {
    x += points[place]![0] * load[place]!;
    y += points[place]![1] * load[place]!;
    sum += load[place]!;
  }
  return [x / sum, y / sum];
}

function nearest({ points }: Land, places: readonly number[], [x, y]: Point): number {
  let best = places[0]!;
  let least = Infinity;
  for (const place of places) {
    const distance = Math.hypot(points[place]![0] - x, points[place]![1] - y);
    if (distance < least) [best, least] = [place, distance];
  }
  return best;
}
