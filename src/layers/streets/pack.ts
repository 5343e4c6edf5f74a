import type { CityFrame, Vec3 } from '@/geo';
import { streetClasses, type Gazetteer, type StreetClass, type StreetGraph } from '@/model';
import Flatbush from 'flatbush';
import { streetAnchors } from '../labels/street-anchors';

/** A city's streets as a worker hands them over: bulk in buffers, which cost the page nothing to take. */
export interface PackedStreets {
  /** City-frame metres, three for each node. */
  nodes: Float64Array;
  /** Way `i` runs over `wayNodes[wayStarts[i]]` … before `wayNodes[wayStarts[i + 1]]`. */
  wayStarts: Uint32Array;
  wayNodes: Uint32Array;
  /** Index in `streetClasses`. */
  wayClasses: Uint8Array;
  /** Index in `named`, -1 for ways without a name. */
  wayStreets: Int32Array;
  named: PackedStreet[];
  /** `anchorFloats` for each place where a name may stand: position, direction, room. */
  anchors: Float64Array;
  /** Street `i` of `named` has the places from `anchorStarts[i]` to before `anchorStarts[i + 1]`. */
  anchorStarts: Uint32Array;
  /** A Flatbush over pieces of roadway, null without any; piece `i` leads from `wayNodes[pieceStarts[i]]` to the next on `pieceWays[i]`. */
  index: ArrayBuffer | null;
  pieceWays: Uint32Array;
  pieceStarts: Uint32Array;
}

export interface PackedStreet {
  id: string;
  names: Readonly<Record<string, string>>;
  class: StreetClass;
  length: number;
  at: readonly [number, number];
  ways: number[];
  houses: string[];
}

export const anchorFloats = 7;

/** `groundHeight`: metres above the ellipsoid. */
export function packStreets(graph: StreetGraph, gazetteer: Gazetteer | null, frame: CityFrame, groundHeight: number): PackedStreets {
  const nodes: Vec3[] = [];
  for (let i = 0; i < graph.nodes.length; i += 2) {
    nodes.push(frame.toLocal({ longitude: graph.nodes[i]!, latitude: graph.nodes[i + 1]!, height: groundHeight }));
  }
  const pathsOf = (ways: readonly number[]): Vec3[][] => ways.map((way) => graph.ways[way]!.nodes.map((node) => nodes[node]!));
  const housesOf = new Map(gazetteer?.addresses.map(({ street, houses }) => [street, houses.map(([number]) => number)]));
  const joined = gazetteer && gazetteer.streets.length > 0 ? gazetteer.streets : namesakes(graph);
  const anchors: number[] = [];
  const anchorStarts = [0];
  const named = joined.map(({ id, names, at, ways: all }): PackedStreet => {
    const ways = all.filter((way) => way < graph.ways.length);
    const paths = pathsOf(ways);
    for (const { position, along, room } of streetAnchors(paths)) anchors.push(...position, ...along, room);
    anchorStarts.push(anchors.length / anchorFloats);
    const houses = [...new Set(Object.values(names).flatMap((name) => housesOf.get(name) ?? []))];
    return { id, names, class: widest(graph, ways), length: lengthOf(paths), at, ways, houses: houses.sort(byNumber) };
  });
  const wayStreets = new Int32Array(graph.ways.length).fill(-1);
  named.forEach(({ ways }, i) => {
    for (const way of ways) wayStreets[way] = i;
  });
  const wayStarts = new Uint32Array(graph.ways.length + 1);
  graph.ways.forEach((way, i) => (wayStarts[i + 1] = wayStarts[i]! + way.nodes.length));
  return {
    nodes: Float64Array.from(nodes.flat()),
    wayStarts,
    wayNodes: Uint32Array.from(graph.ways.flatMap((way) => way.nodes)),
    wayClasses: Uint8Array.from(graph.ways, (way) => streetClasses.indexOf(way.class)),
    wayStreets, named,
    anchors: Float64Array.from(anchors),
    anchorStarts: Uint32Array.from(anchorStarts),
    ...indexPieces(graph, nodes, wayStarts),
  };
}

/** The buffers of packed streets, to be transferred. */
export const buffersOf = (packed: PackedStreets): ArrayBuffer[] =>
  Object.values(packed).flatMap((value: unknown) => (value instanceof ArrayBuffer ? value : ArrayBuffer.isView(value) ? (value.buffer as ArrayBuffer) : []));

/** Without streets in a gazetteer all ways of one name are one street. */
function namesakes(graph: StreetGraph): { id: string; names: Record<string, string>; ways: number[]; at: [number, number] }[] {
  const byName = new Map<string, number[]>();
  graph.ways.forEach(({ name }, way) => {
    if (name === null) return;
    const ways = byName.get(name);
    if (ways) ways.push(way);
    else byName.set(name, [way]);
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
    const own = graph.ways[way]!;
    counts.set(own.class, (counts.get(own.class) ?? 0) + own.nodes.length);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || order.indexOf(a) - order.indexOf(b))[0]?.[0] ?? 'local';
}

/** Metres of some paths together. */
export const lengthOf = (paths: readonly (readonly Vec3[])[]): number =>
  paths.reduce((sum, path) => sum + path.reduce((own, [x, y], i) => own + (i === 0 ? 0 : Math.hypot(x - path[i - 1]![0], y - path[i - 1]![1])), 0), 0);

const numbers = new Intl.Collator('en', { numeric: true });
const byNumber = (a: string, b: string): number => numbers.compare(a, b);

function indexPieces({ ways }: StreetGraph, nodes: readonly Vec3[], wayStarts: Uint32Array): Pick<PackedStreets, 'index' | 'pieceWays' | 'pieceStarts'> {
  const count = ways.reduce((sum, way) => sum + way.nodes.length - 1, 0);
  const pieceWays = new Uint32Array(count);
  const pieceStarts = new Uint32Array(count);
  if (count === 0) return { index: null, pieceWays, pieceStarts };
  const index = new Flatbush(count);
  let next = 0;
  ways.forEach((way, owner) => {
    for (let i = 0; i + 1 < way.nodes.length; i++) {
      const [a, b] = [nodes[way.nodes[i]!]!, nodes[way.nodes[i + 1]!]!];
      pieceWays[next] = owner;
      pieceStarts[next++] = wayStarts[owner]! + i;
      index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    }
  });
  index.finish();
  return { index: index.data as ArrayBuffer, pieceWays, pieceStarts };
}
