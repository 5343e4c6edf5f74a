import type { Gazetteer, StreetGraph } from '@/model';
import type { Building } from '../content';
import type { OsmFeature } from '../mvt/read-tiles';
import { houseNumbers } from './addresses';
import { namedStreets } from './named-streets';
import { namesOf } from './names';
import { osmPlaces } from './osm-places';

/** What of OpenStreetMap has a name or an address; `sources` are the objects of the graph's ways. */
export function osmGazetteer(features: readonly OsmFeature[], graph: StreetGraph, sources: readonly OsmFeature[], buildings: readonly Building[]): Gazetteer {
  const names = sources.map(({ tags }) => namesOf(tags));
  return {
    places: osmPlaces(features, new Set(buildings.map(({ detail }) => detail.id))),
    streets: namedStreets(graph, (way) => ({ id: sources[way]!.id, names: names[way]! })),
    addresses: houseNumbers(buildings, ({ detail: { attributes } }) => ['', '2'].map((corner) => [String(attributes[`addr:street${corner}`] ?? ''), String(attributes[`addr:housenumber${corner}`] ?? '')])),
  };
}
