import type { CityFrame, Vec3 } from '@/geo';
import type { Gazetteer, StreetClass, StreetGraph } from '@/model';
import Flatbush from 'flatbush';

/** A named street, or one way that has no name. */
export interface Street {
  id: string;
  /** By language tag, `''` the local name; null without a name. */
  names: Readonly<Record<string, string>> | null;
  class: StreetClass;
  /** Metres. */
  length: number;
  /** A place on it, longitude and latitude in degrees. */
  at: readonly [number, number];
  /** Lines in city-frame metres. */
  paths: readonly (readonly Vec3[])[];
  /** House numbers addresses have on it, in their own order. */
  houses: readonly string[];
}

export interface StreetNetwork {
  readonly named: readonly Street[];
  get(id: string): Street | null;
  /** The street whose roadway is nearest to a city-frame place, at most `reach` metres beside its edge. */
  near(east: number, north: number, reach: number): Street | null;
}

/** Half the usual width of a roadway, metres. */
const halfWidth: Record<StreetClass, number> = { motorway: 11, primary: 9, secondary: 7, local: 4, service: 2.5, path: 1.5 };
const wayId = /^way-(\d{1,7})$/;

/** `groundHeight`: metres above the ellipsoid. */
export function createStreetNetwork(graph: StreetGraph, gazetteer: Gazetteer | null, frame: CityFrame, groundHeight: number): StreetNetwork {
  const nodes: Vec3[] = [];
  for (let i = 0; i < graph.nodes.length; i += 2) {
    nodes.push(frame.toLocal({ longitude: graph.nodes[i]!, latitude: graph.nodes[i + 1]!, height: groundHeight }));
  }
  const pathOf = (way: number): Vec3[] => graph.ways[way]!.nodes.map((node) => nodes[node]!);
  const housesOf = new Map(gazetteer?.addresses.map(({ street, houses }) => [street, houses.map(([number]) => number)]));
  const joined = gazetteer && gazetteer.streets.length > 0 ? gazetteer.streets : namesakes(graph);
  const named: Street[] = joined.map(({ id, names, ways, at }) => {
    const paths = ways.filter((way) => way < graph.ways.length).map(pathOf);
    const houses = [...new Set(Object.values(names).flatMap((name) => housesOf.get(name) ?? []))];
    return { id, names, class: widest(graph, ways), length: lengthOf(paths), at, paths, houses: houses.sort(byNumber) };
  });
  const known = new Map(named.map((street) => [street.id, street]));
  const streetOf = new Map<number, Street>();
  joined.forEach(({ ways }, i) => {
    for (const way of ways) streetOf.set(way, named[i]!);
  });
  const nameless = (way: number): Street => {
    const paths = [pathOf(way)];
    return { id: `way-${way}`, names: null, class: graph.ways[way]!.class, length: lengthOf(paths), at: middleOf(graph, way), paths, houses: [] };
  };
  const segments = indexSegments(graph, nodes);

  return {
    named,
    get(id) {
      const way = Number(wayId.exec(id)?.[1] ?? Number.NaN);
      return known.get(id) ?? (way < graph.ways.length && !streetOf.has(way) ? nameless(way) : null);
    },
    near(east, north, reach) {
      const widestReach = reach + halfWidth.motorway;
      let best: { way: number; beside: number } | null = null;
      for (const i of segments?.index.search(east - widestReach, north - widestReach, east + widestReach, north + widestReach) ?? []) {
        const way = segments!.ways[i]!;
        const path = graph.ways[way]!;
        const beside = distanceTo(nodes[path.nodes[segments!.starts[i]!]!]!, nodes[path.nodes[segments!.starts[i]! + 1]!]!, east, north) - halfWidth[path.class];
        if (beside <= reach && (!best || beside < best.beside)) best = { way, beside };
      }
      return best && (streetOf.get(best.way) ?? nameless(best.way));
    },
  };
}

/** Without streets in a gazetteer all ways of one name are one street. */
function namesakes(graph: StreetGraph): { id: string; names: Record<string, string>; ways: number[]; at: [number, number] }[] {
  const byName = new Map<string, number[]>();
  graph.ways.forEach(({ name }, way) => {
    if (name !== null) byName.set(name, [...(byName.get(name) ?? []), way]);
  });
  return [...byName].map(([name, ways]) => ({ id: `name-${ways[0]!}`, names: { '': name }, ways, at: middleOf(graph, ways[ways.length >> 1]!) }));
}

function middleOf({ nodes, ways }: StreetGraph, way: number): [number, number] {
  const own = ways[way]!.nodes;
  const node = own[own.length >> 1]!;
  return [nodes[node * 2]!, nodes[node * 2 + 1]!];
}

const order: readonly StreetClass[] = ['motorway', 'primary', 'secondary', 'local', 'service', 'path'];

/** The class most of its ways have; of equals the wider. */
function widest(graph: StreetGraph, ways: readonly number[]): StreetClass {
  const counts = new Map<StreetClass, number>();
  for (const way of ways) {
    const own = graph.ways[way];
    if (own) counts.set(own.class, (counts.get(own.class) ?? 0) + own.nodes.length);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || order.indexOf(a) - order.indexOf(b))[0]?.[0] ?? 'local';
}

const lengthOf = (paths: readonly (readonly Vec3[])[]): number =>
  paths.reduce((sum, path) => sum + path.reduce((own, [x, y], i) => own + (i === 0 ? 0 : Math.hypot(x - path[i - 1]![0], y - path[i - 1]![1])), 0), 0);

const numbers = new Intl.Collator('en', { numeric: true });
const byNumber = (a: string, b: string): number => numbers.compare(a, b);

function indexSegments({ ways }: StreetGraph, nodes: readonly Vec3[]): { index: Flatbush; ways: Uint32Array; starts: Uint32Array } | null {
  const count = ways.reduce((sum, way) => sum + way.nodes.length - 1, 0);
  if (count === 0) return null;
  const index = new Flatbush(count);
  const owners = new Uint32Array(count);
  const starts = new Uint32Array(count);
  let next = 0;
  ways.forEach((way, owner) => {
    for (let i = 0; i + 1 < way.nodes.length; i++) {
      const [a, b] = [nodes[way.nodes[i]!]!, nodes[way.nodes[i + 1]!]!];
      owners[next] = owner;
      starts[next++] = i;
      index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    }
  });
  index.finish();
  return { index, ways: owners, starts };
}

/** Metres from a place to a segment. */
function distanceTo([ax, ay]: Vec3, [bx, by]: Vec3, x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
