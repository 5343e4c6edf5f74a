import type { CityManifest } from '@/model';
import type { Building } from '../content';
import { footprintArea } from '../mesh/area';

export type Scalar = string | number;

/** Something that may be worth a column: its id, unit, and the values of those buildings that have one. */
export interface Candidate {
  id: string;
  unit: string;
  values: ReadonlyMap<Building, Scalar>;
}

/** Tags of OpenStreetMap that say something about a building, by the column they go to; the first that a building carries counts. */
const osmTags: Readonly<Record<string, readonly string[]>> = {
  year: ['start_date', 'building:start_date', 'year_of_construction'],
  use: ['amenity', 'shop', 'office', 'tourism', 'leisure', 'healthcare', 'craft', 'man_made', 'building:use'],
  material: ['building:material', 'building:facade:material'],
  colour: ['building:colour', 'building:facade:color'],
  roofShape: ['roof:shape', 'building:roof:shape'],
  roofMaterial: ['roof:material', 'building:roof:material'],
  roofColour: ['roof:colour', 'building:roof:colour'],
  condition: ['building:condition', 'condition'],
  architecture: ['building:architecture'],
  religion: ['religion'],
  heritage: ['heritage', 'historic'],
  operator: ['operator', 'owner'],
  street: ['addr:street'],
  wheelchair: ['wheelchair'],
};

/** Attributes of a building that are columns of their own already, or that name it instead of describing it. */
const spokenFor = /^(name|gml:name|naam|id|gml:id|fid|objectid|storeysAboveGround|b3_bouwlagen)$|^name:|^addr:/i;

/** What the program itself knows of every building. */
export function ownCandidates(buildings: readonly Building[]): Candidate[] {
  return [
    from('kind', '', buildings, ({ kind }) => (kind === 'yes' ? undefined : kind)),
    from('height', 'm', buildings, ({ detail }) => detail.height),
    from('levels', '', buildings, ({ detail }) => (detail.levelsFrom === 'counted' ? detail.levels : undefined)),
    from('area', 'm²', buildings, ({ detail }) => Math.round(detail.polygons.reduce((sum, polygon) => sum + footprintArea(polygon), 0))),
    from('levelsFrom', '', buildings, ({ detail }) => detail.levelsFrom),
  ];
}

/** What the source tells of its buildings, whether or not it is worth a column. */
export const sourceCandidates = (buildings: readonly Building[], format: CityManifest['source']['format']): Candidate[] =>
  (format === 'mvt' ? fromTags(buildings) : fromAttributes(buildings));

function from(id: string, unit: string, buildings: readonly Building[], valueOf: (building: Building) => Scalar | undefined): Candidate {
  const values = new Map<Building, Scalar>();
  for (const building of buildings) {
    const value = valueOf(building);
    if (value !== undefined && String(value).trim() !== '' && !isList(value)) values.set(building, value);
  }
  return { id, unit, values };
}

/** CityGML's lists, flattened to `(2:a,b)`, are places of labels and the like. */
const isList = (value: Scalar): boolean => /^\(\d+:/.test(String(value));

const fromTags = (buildings: readonly Building[]): Candidate[] =>
  Object.entries(osmTags).map(([id, tags]) =>
    from(id, '', buildings, ({ detail: { attributes } }) => tags.map((tag) => attributes[tag]).find((value) => value !== undefined && value !== 'yes')));

function fromAttributes(buildings: readonly Building[]): Candidate[] {
  const keys = new Set(buildings.flatMap(({ detail }) => Object.keys(detail.attributes)));
  return [...keys].filter((key) => !spokenFor.test(key)).map((key) => from(key, unitOf(key), buildings, ({ detail }) => detail.attributes[key]));
}

/** Sources do not say units; heights of city models are in metres. */
const unitOf = (key: string): string => (/height|hoogte|elevation/i.test(key) ? 'm' : '');
