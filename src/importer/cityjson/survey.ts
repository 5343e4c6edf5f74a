import type { GroundClass } from '@/model';
import type { LonLat } from '../content';
import { ImportError } from '../import-error';
import type { ImportReport } from '../progress';
import type { Crs } from './crs';
import { facesOf, type Face } from './faces';
import type { CityJson, CityObject } from './read-file';

/** A corner in the world: degrees, and metres in the source's own heights. */
export interface Corner {
  place: LonLat;
  z: number;
}

export interface SurveyedFace {
  rings: Corner[][];
  surface: string | undefined;
}

/** A building with its parts and installations, or an object of the ground. */
export interface Surveyed {
  id: string;
  object: CityObject;
  faces: SurveyedFace[];
}

export interface Survey {
  buildings: Surveyed[];
  ground: (Surveyed & { ground: GroundClass })[];
}

const groundOf: Record<string, GroundClass> = {
  WaterBody: 'water', Waterway: 'water', PlantCover: 'green', Road: 'local', Railway: 'railway', TransportSquare: 'paved', LandUse: 'paved', Bridge: 'paved',
};
const building = /^(Building|BuildingPart|BuildingInstallation)$/;

/** Sorts the objects of a document into buildings and ground and places their faces; `taken` holds ids seen before. */
export function survey(document: CityJson, crs: Crs, taken: Set<string>, report: ImportReport): Survey {
  const corners = cornerReader(document, crs);
  const groups = new Map<string, Surveyed>();
  const ground: Survey['ground'] = [];
  for (const [id, object] of Object.entries(document.objects)) {
    const root = building.test(object.type) ? rootOf(document, id) : id;
    const groundClass = groundOf[object.type];
    if (!building.test(object.type) && !groundClass) {
      report.note(`${object.type}, not drawn`, id);
      continue;
    }
    if (taken.has(root)) {
      report.note('object whose id another file has too, left out', id);
      continue;
    }
    const faces = facesOf(document, id, object, report).map((face) => placed(face, corners));
    if (groundClass) ground.push({ id, object, faces, ground: groundClass === 'local' ? roadClass(object) : groundClass });
    else {
      const group = groups.get(root) ?? { id: root, object: document.objects[root]!, faces: [] };
      group.faces.push(...faces);
      groups.set(root, group);
    }
  }
  const buildings = [...groups.values()].filter(({ id, faces }) => {
    taken.add(id);
    if (faces.length === 0) report.note('building without surfaces, left out', id);
    return faces.length > 0;
  });
  for (const { id } of ground) taken.add(id);
  return { buildings, ground };
}

/** Ways for feet and bicycles, where the file tells (CityGML `function`, Dutch and German words included). */
function roadClass(object: CityObject): GroundClass {
  const told = [object.attributes?.['function'], object.attributes?.['usage'], object.attributes?.['class']].join(' ');
  return /foot|pedestrian|cycle|voet|fiets|fuß|gehweg|radweg/i.test(told) ? 'path' : 'local';
}

/** The building that an object is part of, itself where its parents are not in the file. */
function rootOf(document: CityJson, id: string): string {
  const seen = new Set([id]);
  let root = id;
  for (;;) {
    const parent = document.objects[root]?.parents?.find((name) => document.objects[name] !== undefined && building.test(document.objects[name].type));
    if (parent === undefined || seen.has(parent)) return root;
    seen.add(parent);
    root = parent;
  }
}

const placed = ({ rings, surface }: Face, corner: (vertex: number) => Corner): SurveyedFace => ({ rings: rings.map((ring) => ring.map(corner)), surface });

function cornerReader(document: CityJson, crs: Crs): (vertex: number) => Corner {
  const known = new Map<number, Corner>();
  return (vertex) => {
    const found = known.get(vertex);
    if (found) return found;
    const [x, y, z] = document.vertices[vertex]!;
    if (!Number.isFinite(x + y + z)) throw new ImportError(`${document.file}: vertex ${vertex} is not a point`, 'Mend the file.');
    const corner = { place: crs.toLonLat(x, y), z };
    known.set(vertex, corner);
    return corner;
  };
}
