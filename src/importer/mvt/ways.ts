import type { GroundClass, StreetClass } from '@/model';
import { metresIn, numberIn } from './heights';
import type { OsmFeature, Tags } from './read-tiles';

/** OpenStreetMap `highway` values as street classes; values not listed are no streets (construction, proposed, rest areas). */
const streetClassOf: Record<string, StreetClass> = {
  motorway: 'motorway', motorway_link: 'motorway', trunk: 'motorway', trunk_link: 'motorway',
  primary: 'primary', primary_link: 'primary',
  secondary: 'secondary', secondary_link: 'secondary', tertiary: 'secondary', tertiary_link: 'secondary',
  residential: 'local', unclassified: 'local', living_street: 'local', road: 'local',
  service: 'service', services: 'service',
  footway: 'path', path: 'path', cycleway: 'path', pedestrian: 'path', steps: 'path', track: 'path', bridleway: 'path',
};

/** Usual width in metres, both ways and one way. */
const usualWidth: Record<StreetClass, [both: number, oneway: number]> = {
  motorway: [15, 11], primary: [14, 10.5], secondary: [10.5, 7.5], local: [6.5, 4.5], service: [4, 3.5], path: [2.2, 2.2],
};
const laneWidth = 3.5;

export interface Way {
  ground: GroundClass;
  /** Metres. */
  width: number;
}

export function streetClass(tags: Tags): StreetClass | undefined {
  return streetClassOf[tags['highway'] ?? ''];
}

/** How a line is drawn on the ground; undefined for lines that are not (tunnels, power lines, fences). */
export function wayOf({ tags }: OsmFeature): Way | undefined {
  if (given(tags['tunnel']) || tags['location'] === 'underground') return undefined;
  const street = streetClass(tags);
  if (street) return { ground: street, width: streetWidth(tags, street) };
  const railway = { rail: 3.2, light_rail: 3, tram: 2.6, narrow_gauge: 2.4, monorail: 2 }[tags['railway'] ?? ''];
  if (railway !== undefined) return { ground: 'railway', width: railway };
  const water = { river: 24, canal: 10, stream: 3, drain: 2, ditch: 1.5 }[tags['waterway'] ?? ''];
  if (water !== undefined) return { ground: 'water', width: tagged(tags['width'], 0.5, 500) ?? water };
  return undefined;
}

function streetWidth(tags: Tags, street: StreetClass): number {
  const width = tagged(tags['width'], 1, 80);
  if (width !== undefined) return width;
  const [both, oneway] = usualWidth[street];
  const usual = given(tags['oneway']) || tags['junction'] === 'roundabout' ? oneway : both;
  const lanes = tags['lanes'] === undefined ? null : numberIn(tags['lanes']);
  return lanes !== null && lanes >= 1 && lanes <= 16 ? Math.max(lanes * laneWidth, 3) : usual;
}

function tagged(text: string | undefined, least: number, most: number): number | undefined {
  const metres = text === undefined ? null : metresIn(text);
  return metres !== null && metres >= least && metres <= most ? metres : undefined;
}

const given = (value: string | undefined): boolean => value !== undefined && value !== 'no';

const greens: Record<string, RegExp> = {
  landuse: /^(grass|forest|village_green|meadow|orchard|allotments|cemetery|recreation_ground|greenfield|flowerbed|vineyard)$/,
  leisure: /^(park|garden|pitch|golf_course|common|nature_reserve|dog_park|playground)$/,
  natural: /^(wood|scrub|grassland|grass|heath|wetland|tree_group|shrubbery)$/,
};

/** Class of an area of the ground; undefined for areas that are not drawn. */
export function areaClass({ tags }: OsmFeature): GroundClass | undefined {
  if (tags['natural'] === 'water' || tags['waterway'] === 'riverbank' || tags['waterway'] === 'dock'
    || tags['landuse'] === 'reservoir' || tags['landuse'] === 'basin' || tags['leisure'] === 'swimming_pool') return 'water';
  if (Object.entries(greens).some(([key, values]) => values.test(tags[key] ?? ''))) return 'green';
  if (streetClass(tags) || tags['amenity'] === 'parking' || /^(apron|helipad|runway|taxiway)$/.test(tags['aeroway'] ?? '')
    || tags['railway'] === 'platform' || tags['place'] === 'square') return 'paved';
  return undefined;
}
