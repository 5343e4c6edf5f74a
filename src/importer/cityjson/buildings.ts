import { type CityFrame, type Vec3 } from '@/geo';
import type { BuildingDetail } from '@/model';
import type { Building, BuildingMesh, LonLat, LonLatPolygon } from '../content';
import { emptyMesh } from '../mesh/extrude';
import { triangulateFace, type FlatFace } from '../mesh/face';
import { outlineOf } from '../mesh/footprint';
import type { Point } from '../mesh/rings';
import { stepsOf } from '../mesh/steps';
import type { ImportReport } from '../progress';
import type { CityObject } from './read-file';
import type { Surveyed, SurveyedFace } from './survey';

/** Surfaces nobody outside sees. */
const hidden = /^(GroundSurface|FloorSurface|CeilingSurface|InteriorWallSurface)$/;
const metresPerLevel = 3;

/** A building in the city frame; `offset` is added to its heights. Null, with a note, when nothing of it can be drawn. */
export function cityJsonBuilding({ id, object, faces }: Surveyed, frame: CityFrame, offset: number, report: ImportReport): Building | null {
  const heights = faces.flatMap(({ rings }) => rings.flat()).map(({ z }) => z);
  const [lowest, highest] = [minimum(heights), maximum(heights)];
  if (highest - lowest < 0.1) {
    report.note('building without height (a footprint only), left out', id);
    return null;
  }
  const mesh = emptyMesh();
  const floors: Vec3[][][] = [];
  const roofs: Vec3[][][] = [];
  for (const face of faces) {
    const rings = face.rings.map((ring) => ring.map(({ place: [longitude, latitude], z }) => frame.toLocal({ longitude, latitude, height: z + offset })));
    const flat = triangulateFace(rings);
    if (!flat) {
      report.note('degenerate surface, left out', id);
      continue;
    }
    const isFloor = face.surface === 'GroundSurface' || (face.surface === undefined && flat.normal[2] < -0.7 && lowestOf(face) < lowest + 0.5);
    if (isFloor) floors.push(rings);
    else if (!hidden.test(face.surface ?? '')) {
      addFace(mesh, flat, frame, lowest + offset);
      if (flat.normal[2] > 0.2) roofs.push(rings);
    }
  }
  if (mesh.indices.length === 0) {
    report.note('building without drawable surfaces, left out', id);
    return null;
  }
  const floorsAreTold = faces.some(({ surface }) => surface === 'GroundSurface');
  const counted = countedLevels(object);
  const height = highest - lowest;
  const levels = counted ?? Math.max(1, Math.round(height / metresPerLevel));
  // Over one building the earth is flat.
  const steps = stepsOf(roofs, maximum(roofs.flat(2).map(([, , z]) => z)) - height, height, levels);
  const detail: BuildingDetail = {
    id,
    polygons: placed(outlineOf(floors.length > 0 && (floorsAreTold || reachAsFar(floors, roofs)) ? floors : roofs), frame),
    ...(steps.length > 0 && { steps: steps.map(({ from, polygons }) => ({ from, polygons: placed(polygons, frame) })) }),
    baseHeight: lowest + offset,
    height,
    levels,
    levelsFrom: counted === undefined ? 'estimated' : 'counted',
    attributes: attributesOf(object),
  };
  return { detail, mesh, name: textOf(object, 'name', 'gml:name', 'naam'), kind: textOf(object, 'function', 'usage', 'class'), address: addressOf(object.address) };
}

/** Metres a roof may stand out over the floor. */
const overhang = 1;

/** Whether floors found by their height are all there are: a building on a slope or in parts has some that lie higher. */
function reachAsFar(floors: readonly Vec3[][][], roofs: readonly Vec3[][][]): boolean {
  return ([0, 1] as const).every((axis) => {
    const [floor, roof] = [floors, roofs].map((faces) => faces.flat(2).map((point) => point[axis])) as [number[], number[]];
    return roof.length === 0 || (minimum(floor) - minimum(roof) < overhang && maximum(roof) - maximum(floor) < overhang);
  });
}

const minimum = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const maximum = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
const lowestOf = ({ rings }: SurveyedFace): number => minimum(rings.flat().map(({ z }) => z));

/**
 * Façade metres run along the level line of a wall, measured from the origin of the frame, so that triangles of one
 * wall agree; a face that slopes more than it stands is a roof, where they are 0.
 */
function addFace(mesh: BuildingMesh, { points, normal, triangles }: FlatFace, frame: CityFrame, base: number): void {
  const first = mesh.positions.length / 3;
  const horizontal = Math.hypot(normal[0], normal[1]);
  const isWall = horizontal > 0.5;
  const along: Vec3 = isWall ? [-normal[1] / horizontal, normal[0] / horizontal, 0] : [0, 0, 0];
  for (const point of points) {
    mesh.positions.push(...point);
    mesh.normals.push(...normal);
    mesh.facade.push(point[0] * along[0] + point[1] * along[1], frame.fromLocal(point).height - base);
  }
  for (const index of triangles) mesh.indices.push(first + index);
}

/** An outline as places at the height of the frame's origin. */
function placed(outline: readonly Point[][][], frame: CityFrame): LonLatPolygon[] {
  const toPlace = ([x, y]: [number, number]): LonLat => {
    const z = -(x * x + y * y) / (2 * 6_371_000);
    const { longitude, latitude } = frame.fromLocal([x, y, z]);
    return [longitude, latitude];
  };
  return outline.map((polygon) => polygon.map((ring) => ring.map(toPlace)));
}

/** CityGML's attribute, and how 3D BAG spells it. */
function countedLevels(object: CityObject): number | undefined {
  const value = Number(object.attributes?.['storeysAboveGround'] ?? object.attributes?.['b3_bouwlagen'] ?? Number.NaN);
  return Number.isInteger(value) && value >= 1 && value <= 200 ? value : undefined;
}

function attributesOf(object: CityObject): BuildingDetail['attributes'] {
  const attributes: BuildingDetail['attributes'] = {};
  for (const [key, value] of Object.entries(object.attributes ?? {})) {
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) attributes[key] = value;
    if (typeof value === 'boolean') attributes[key] = String(value);
  }
  return attributes;
}

function textOf(object: CityObject, ...keys: string[]): string {
  const found = keys.map((key) => object.attributes?.[key]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : '';
}

/** Street and number of the first address, by xAL's names. */
function addressOf(address: unknown): string {
  const first: unknown = Array.isArray(address) ? address[0] : address;
  if (typeof first !== 'object' || first === null) return '';
  const entries = new Map(Object.entries(first));
  return ['ThoroughfareName', 'ThoroughfareNumber'].map((key) => entries.get(key)).filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
}
