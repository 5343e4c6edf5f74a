import type { Place } from '@/model';
import { footprintArea } from '../mesh/area';
import { insidePoint } from '../mesh/inside-point';
import { contains, type Point } from '../mesh/rings';
import type { OsmFeature } from '../mvt/read-tiles';
import { placeWeight } from './importance';
import { metres, midway } from './measure';
import { namesOf } from './names';
import { placeKind } from './place-kind';
import { reachesOf } from './reaches';

interface Found {
  place: Place;
  feature: OsmFeature;
  /** Square metres. */
  area: number;
}

/** Things of one name and kind nearer than this many metres are one: both sides of a bus stop, a shop drawn twice. */
const sameWithin = { transport: 200, other: 50 };

/** Named places of OpenStreetMap; `buildings` are the ids of those that are drawn. */
export function osmPlaces(features: readonly OsmFeature[], buildings: ReadonlySet<string>): Place[] {
  const found: Found[] = [];
  const rivers = new Map<string, OsmFeature[]>();
  for (const feature of features) {
    const names = namesOf(feature.tags);
    const kind = names && placeKind(feature.tags);
    if (!names || !kind) continue;
    if (kind === 'water' && feature.tags['waterway'] !== undefined) {
      rivers.set(names['']!, [...(rivers.get(names['']!) ?? []), feature]);
      continue;
    }
    const at = positionOf(feature);
    if (!at) continue;
    const area = areaOf(feature);
    const building = buildings.has(feature.id) ? feature.id : null;
    found.push({ place: { id: feature.id, kind, names, at: rounded(at), weight: placeWeight(kind, feature.tags, area), building }, feature, area });
  }
  return [...merged(found), ...[...rivers.values()].flatMap((parts) => river(parts) ?? [])].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
}

const areaOf = ({ polygons }: OsmFeature): number => polygons.reduce((sum, polygon) => sum + footprintArea(polygon), 0);

function positionOf({ point, polygons }: OsmFeature): Point | null {
  if (polygons.length === 0) return point;
  return insidePoint(polygons.reduce((a, b) => (footprintArea(b) > footprintArea(a) ? b : a))[0]!);
}

/** A river in its pieces and banks, as one place in the middle of its longest piece, with more places along it for its name. */
function river(parts: readonly OsmFeature[]): Place | null {
  const lines = parts.flatMap(({ lines: own }) => own);
  const lengthOf = (line: Point[]): number => line.reduce((sum, point, i) => sum + (i === 0 ? 0 : metres(line[i - 1]!, point)), 0);
  const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
  const at = lines.length > 0 ? midway(lines.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a))) : positionOf(parts[0]!);
  if (!at) return null;
  const named = parts.map(({ tags }) => namesOf(tags)!);
  const names = Object.assign({}, ...named.toReversed()) as Place['names'];
  const area = Math.max(parts.reduce((sum, part) => sum + areaOf(part), 0), length * 10);
  const tags = Object.assign({}, ...parts.map((part) => part.tags)) as OsmFeature['tags'];
  const reaches = reachesOf(lines, at).map(rounded);
  return {
    id: parts.map(({ id }) => id).sort()[0]!, kind: 'water', names, at: rounded(at), weight: placeWeight('water', tags, area), building: null,
    ...(reaches.length > 0 ? { reaches } : {}),
  };
}

/** Leaves out what is there twice: larger and more famous ones stay and take over the names of the others. */
function merged(all: Found[]): Place[] {
  const byName = new Map<string, Found[]>();
  const kept: Found[] = [];
  for (const candidate of all.toSorted((a, b) => b.area - a.area || b.place.weight - a.place.weight)) {
    const key = candidate.place.names['']!.toLowerCase();
    const namesakes = byName.get(key) ?? [];
    const home = namesakes.find((other) => isSame(other, candidate));
    if (home) {
      home.place.names = { ...candidate.place.names, ...home.place.names };
      home.place.weight = Math.max(home.place.weight, candidate.place.weight);
      if (home.place.kind === 'other') home.place.kind = candidate.place.kind;
    } else {
      byName.set(key, [...namesakes, candidate]);
      kept.push(candidate);
    }
  }
  return kept.map(({ place }) => place);
}

function isSame(one: Found, other: Found): boolean {
  const inside = one.feature.polygons.some(([outer]) => contains(outer!, other.place.at));
  if (one.place.kind !== other.place.kind && !(inside && (one.place.kind === 'other' || other.place.kind === 'other'))) return false;
  return inside || metres(one.place.at, other.place.at) < (one.place.kind === 'transport' ? sameWithin.transport : sameWithin.other);
}

const rounded = ([longitude, latitude]: Point): Point => [Number(longitude.toFixed(6)), Number(latitude.toFixed(6))];
