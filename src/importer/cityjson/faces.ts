import { ImportError } from '../import-error';
import type { ImportReport } from '../progress';
import type { CityGeometry, CityJson, CityObject } from './read-file';

/** A flat face: rings of indices into the document's vertices, outer first; `surface` is its semantic type. */
export interface Face {
  rings: number[][];
  surface: string | undefined;
}

/** How many lists lie around a face in `boundaries`. */
const depthOf: Record<string, number> = { MultiSurface: 0, CompositeSurface: 0, Solid: 1, MultiSolid: 2, CompositeSolid: 2 };

/** Faces of the most detailed geometry of an object; other kinds of geometry are noted and left out. */
export function facesOf(document: CityJson, id: string, object: CityObject, report: ImportReport): Face[] {
  const usable = (object.geometry ?? []).filter((geometry) => {
    if (geometry.type in depthOf) return true;
    report.note(`${geometry.type} geometry, left out`, id);
    return false;
  });
  const detail = ({ lod }: CityGeometry): number => Number.parseFloat(String(lod ?? 0)) || 0;
  const highest = Math.max(...usable.map(detail));
  return usable.filter((geometry) => detail(geometry) === highest)
    .flatMap((geometry) => geometryFaces(document, id, geometry, (object.geometry ?? []).indexOf(geometry)));
}

function geometryFaces(document: CityJson, id: string, geometry: CityGeometry, index: number): Face[] {
  const faces: Face[] = [];
  const refuse = (path: string, what: string): never => {
    throw new ImportError(`${document.file}: object "${id}" geometry.${index}.boundaries${path}: ${what}`, 'Mend the file, for example with cjio or val3dity.');
  };
  const list = (value: unknown, path: string): unknown[] => (Array.isArray(value) ? value : refuse(path, 'must be a list'));
  const visit = (boundaries: unknown, values: unknown, depth: number, path: string): void => {
    list(boundaries, path).forEach((part, i) => {
      const here = `${path}.${i}`;
      const value = Array.isArray(values) ? values[i] : undefined;
      if (depth > 0) {
        const isCavity = depth === 1 && i > 0;
        if (!isCavity) visit(part, value, depth - 1, here);
        return;
      }
      const surface = typeof value === 'number' ? geometry.semantics?.surfaces[value]?.type : undefined;
      const rings = list(part, here).map((ring, r) => list(ring, `${here}.${r}`).map((vertex, v) => {
        if (typeof vertex === 'number' && document.vertices[vertex] !== undefined) return vertex;
        return refuse(`${here}.${r}.${v}`, `vertex ${JSON.stringify(vertex)} does not exist (there are ${document.vertices.length})`);
      }));
      faces.push({ rings, surface });
    });
  };
  visit(geometry.boundaries ?? [], geometry.semantics?.values, depthOf[geometry.type]!, '');
  return faces;
}
