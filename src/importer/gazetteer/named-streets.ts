import type { NamedStreet, StreetGraph } from '@/model';
import type { Point } from '../mesh/rings';
import { metres } from './measure';
import { samplesOf, spreadLength, type Sample } from './street-samples';

/** Parts of one name with less than this many metres between them are one street: its other lane, the far side of a square. */
const gap = 250;

/**
 * Streets by name: ways of one name that touch or nearly do. `sourceOf` gives the id and the names of a way; the street takes
 * the id of its first way, in the order of ids, and the first name found in each language.
 */
export function namedStreets(graph: StreetGraph, sourceOf: (way: number) => { id: string; names: Record<string, string> | null }): NamedStreet[] {
  const byName = new Map<string, number[]>();
  graph.ways.forEach((_, way) => {
    const name = sourceOf(way).names?.[''];
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), way]);
  });
  const taken = new Set<string>();
  return [...byName.values()].flatMap((ways) => connected(graph, ways)).map((ways) => {
    const samples = ways.flatMap((way) => samplesOf(way, graph.ways[way]!.nodes.map((node) => placeOf(graph, node))));
    const sources = ways.map(sourceOf).sort((a, b) => (a.id < b.id ? -1 : 1));
    const names = Object.assign({}, ...sources.map((source) => source.names).toReversed()) as NamedStreet['names'];
    // A way cut into two streets by a tile that is missing would give both the same id.
    let id = sources[0]!.id;
    for (let part = 2; taken.has(id); part++) id = `${sources[0]!.id}-${part}`;
    taken.add(id);
    return { id, names, class: mainClass(graph, ways, samples), at: middle(samples), length: Math.round(spreadLength(samples)), ways };
  });
}

const placeOf = ({ nodes }: StreetGraph, node: number): Point => [nodes[node * 2]!, nodes[node * 2 + 1]!];

/** Ways in groups that hang together. */
function connected(graph: StreetGraph, ways: readonly number[]): number[][] {
  const groups = ways.map((way) => ({ ways: [way], places: graph.ways[way]!.nodes.map((node) => placeOf(graph, node)) }));
  for (let i = 0; i < groups.length; i++) {
    for (let j = i + 1; j < groups.length;) {
      const [a, b] = [groups[i]!, groups[j]!];
      if (a.places.some((p) => b.places.some((q) => metres(p, q) < gap))) {
        a.ways.push(...b.ways);
        a.places.push(...b.places);
        groups.splice(j, 1);
        j = i + 1;
      } else j++;
    }
  }
  return groups.map((group) => group.ways);
}

/** The class most of it has. */
function mainClass(graph: StreetGraph, ways: readonly number[], samples: readonly Sample[]): string {
  const metresOf = new Map<string, number>();
  for (const { way, length } of samples) metresOf.set(graph.ways[way]!.class, (metresOf.get(graph.ways[way]!.class) ?? 0) + length);
  return [...metresOf].sort((a, b) => b[1] - a[1])[0]?.[0] ?? graph.ways[ways[0]!]!.class;
}

/** The place on the street nearest to its centre of mass. */
function middle(samples: readonly Sample[]): Point {
  const total = samples.reduce((sum, { length }) => sum + length, 0);
  const mean = (k: 0 | 1): number => samples.reduce((sum, { at, length }) => sum + at[k] * length, 0) / total;
  const centre: Point = [mean(0), mean(1)];
  const [longitude, latitude] = samples.reduce((best, sample) => (metres(sample.at, centre) < metres(best.at, centre) ? sample : best)).at;
  return [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
}
