import type { CityFrame } from '@/geo';
import type { Building, LonLatPolygon, Prism } from '../content';
import { footprintArea } from '../mesh/area';
import { emptyMesh, extrude } from '../mesh/extrude';
import { insidePoint } from '../mesh/inside-point';
import { contains } from '../mesh/rings';
import type { ImportReport, OnProgress } from '../progress';
import { riseOf, type Rise } from './heights';
import type { OsmFeature, Tags } from './read-tiles';

/** Share of an outline that its parts must cover to stand for the whole building. */
const wholeCover = 0.8;

interface Volume {
  footprint: LonLatPolygon[];
  rise: Rise;
  area: number;
}

/** Buildings of OpenStreetMap, extruded; `building:part`s replace the outline they stand in (Simple 3D Buildings). */
export function osmBuildings(features: readonly OsmFeature[], frame: CityFrame, groundHeight: number, report: ImportReport, onProgress: OnProgress): Building[] {
  const isPart = ({ tags }: OsmFeature): boolean => given(tags['building:part']) && !given(tags['building']);
  const outlines = features.filter(({ tags, polygons }) => given(tags['building']) && polygons.length > 0);
  const { inside, alone } = assignParts(outlines, features.filter((feature) => isPart(feature) && feature.polygons.length > 0));
  const all = [...outlines, ...alone];
  return all.flatMap((feature, i) => {
    if (i % 1000 === 0) onProgress('buildings', i, all.length);
    const volume = volumeOf(feature, report);
    if (volume.footprint.length === 0) {
      report.note('building smaller than 1 m², left out', feature.id);
      return [];
    }
    return [buildingOf(feature, volume, (inside.get(feature) ?? []).map((part) => volumeOf(part, report)), frame, groundHeight)];
  });
}

const given = (value: string | undefined): boolean => value !== undefined && value !== 'no';

function volumeOf({ id, tags, polygons }: OsmFeature, report: ImportReport): Volume {
  const footprint = polygons.filter((polygon) => footprintArea(polygon) >= 1);
  return { footprint, rise: riseOf(id, tags, polygons[0]!, report), area: areaOf(footprint) };
}

const areaOf = (polygons: readonly LonLatPolygon[]): number => polygons.reduce((sum, polygon) => sum + footprintArea(polygon), 0);

function buildingOf({ id, tags }: OsmFeature, outline: Volume, parts: Volume[], frame: CityFrame, groundHeight: number): Building {
  const covered = parts.reduce((sum, { area, rise }) => sum + (rise.bottom < 3 ? area : 0), 0);
  const lowest = Math.min(...parts.map(({ rise }) => rise.top));
  const podium: Volume = outline.rise.known ? outline : { ...outline, rise: { ...outline.rise, top: Math.min(outline.rise.top, lowest) } };
  const volumes = parts.length > 0 && covered >= outline.area * wholeCover ? parts : [podium, ...parts];
  const bottom = Math.min(...volumes.map(({ rise }) => rise.bottom));
  const top = Math.max(...volumes.map(({ rise }) => rise.top));
  const tallest = volumes.reduce((a, b) => (b.rise.top > a.rise.top ? b : a)).rise;
  const { levels, levelsFrom } = outline.rise.levelsFrom === 'counted' ? outline.rise : tallest;
  const mesh = emptyMesh();
  const prisms: Prism[] = [];
  const baseHeight = groundHeight + bottom;
  for (const volume of volumes) {
    // A part standing on the ground in a podium begins on its roof: walls in one plane would flicker.
    const isInPodium = volume !== podium && volumes.includes(podium) && volume.rise.bottom === 0;
    const from = isInPodium ? podium.rise.top : volume.rise.bottom;
    if (from >= volume.rise.top) continue;
    for (const polygon of volume.footprint) prisms.push({ polygon, bottom: groundHeight + from, top: groundHeight + volume.rise.top });
  }
  for (const { polygon, bottom: low, top: high } of prisms) extrude(mesh, frame, polygon, low, high, baseHeight);
  return {
    detail: { id, polygons: outline.footprint, baseHeight, height: top - bottom, levels, levelsFrom, attributes: attributesOf(tags) },
    mesh,
    prisms,
    name: tags['name'] ?? '',
    kind: kindOf(tags),
    address: [tags['addr:street'], tags['addr:housenumber']].filter(Boolean).join(' '),
  };
}

/** The most telling of the tags that say what a building is. */
function kindOf(tags: Tags): string {
  const kind = tags['building'] ?? tags['building:part'] ?? 'yes';
  return kind !== 'yes' ? kind : (tags['amenity'] ?? tags['shop'] ?? tags['office'] ?? tags['tourism'] ?? tags['leisure'] ?? 'yes');
}

/** All tags, those that are whole or decimal numbers as numbers. */
function attributesOf(tags: Tags): Record<string, string | number> {
  const numeric = /^(building:levels|height|building:height|min_height|building:min_level|roof:levels|roof:height|start_date)$/;
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => {
    return [key, numeric.test(key) && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value];
  }));
}

/** Parts by the smallest building they lie in; parts in none stand alone. */
function assignParts(outlines: readonly OsmFeature[], parts: readonly OsmFeature[]): { inside: Map<OsmFeature, OsmFeature[]>; alone: OsmFeature[] } {
  const inside = new Map<OsmFeature, OsmFeature[]>();
  const alone: OsmFeature[] = [];
  const boxes = outlines.map((outline) => ({ outline, box: boxOf(outline.polygons), area: areaOf(outline.polygons) }));
  boxes.sort((a, b) => a.area - b.area);
  for (const part of parts) {
    const point = insidePoint(part.polygons[0]![0]!);
    const home = boxes.find(({ outline, box: [west, south, east, north] }) =>
      point[0] > west && point[0] < east && point[1] > south && point[1] < north
      && outline.polygons.some(([outer, ...holes]) => contains(outer!, point) && !holes.some((hole) => contains(hole, point))));
    if (home) inside.set(home.outline, [...(inside.get(home.outline) ?? []), part]);
    else alone.push(part);
  }
  return { inside, alone };
}

function boxOf(polygons: readonly LonLatPolygon[]): [west: number, south: number, east: number, north: number] {
  const points = polygons.flat(2);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
