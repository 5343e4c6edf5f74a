import { WebIO, type Primitive } from '@gltf-transform/core';
import { EXTMeshFeatures, EXTStructuralMetadata, KHRMeshQuantization, type Features, type FeatureID, type StructuralMetadata } from '@gltf-transform/extensions';
import { multiply, transformPoint, type Mat4, type Vec3 } from '@/geo';
import { ImportError } from '../import-error';
import type { ImportReport } from '../progress';
import { propertyRows, type PropertyRow } from './property-rows';
import type { TileContent } from './read-tileset';

/** A thing of a tile: its row of the property table and its triangles, corners in ECEF metres. */
export interface TileFeature {
  row: PropertyRow;
  triangles: [Vec3, Vec3, Vec3][];
}

const io = new WebIO().registerExtensions([EXTMeshFeatures, EXTStructuralMetadata, KHRMeshQuantization]);
/** glTF's y up to the z up of 3D Tiles (3D Tiles 1.1, clause 7.4.2). */
const yUpToZUp: Mat4 = [1, 0, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0, 0, 0, 1];
const triangleMode = 4;

export interface GlbContent {
  features: TileFeature[];
  /** `asset.copyright`. */
  copyright: string | undefined;
}

/**
 * The features of a tile by their coarsest set of ids (a building rather than its walls); a mesh without ids is one feature
 * without a row. Throws ImportError when the file cannot be read.
 */
export async function readGlb({ file, bytes, toEcef }: TileContent, report: ImportReport): Promise<GlbContent> {
  const document = await io.readBinary(bytes).catch((error: unknown) => {
    throw new ImportError(
      `${file}: ${error instanceof Error ? error.message : String(error)}`,
      'Write the tile without compression (Draco, meshopt) and without extensions it cannot do without.',
    );
  });
  const root = document.getRoot();
  const metadata = root.getExtension<StructuralMetadata>('EXT_structural_metadata');
  const schema = metadata?.getSchema();
  const rows = new Map((metadata?.listPropertyTables() ?? []).map((table) => [table, schema ? propertyRows(table, schema) : []]));
  const found = new Map<string, TileFeature>();
  const world = multiply(toEcef, yUpToZUp);

  for (const node of root.listNodes()) {
    const mesh = node.getMesh();
    if (!mesh) continue;
    const matrix = multiply(world, node.getWorldMatrix());
    for (const [p, primitive] of mesh.listPrimitives().entries()) {
      const positions = primitive.getAttribute('POSITION');
      if (primitive.getMode() !== triangleMode || !positions) {
        report.note('mesh that is not triangles, left out', `${file} ${mesh.getName()}.${p}`);
        continue;
      }
      const ids = coarsestIds(primitive);
      const table = ids?.getPropertyTable() ?? null;
      const tableRows = table ? rows.get(table) ?? [] : [];
      const featureOf = featureReader(primitive, ids);
      const corner = (vertex: number): Vec3 => transformPoint(matrix, positions.getElement<Vec3>(vertex, [0, 0, 0]));
      const indices = primitive.getIndices();
      const count = indices?.getCount() ?? positions.getCount();
      const at = (i: number): number => indices?.getScalar(i) ?? i;
      for (let i = 0; i + 2 < count; i += 3) {
        const id = featureOf(at(i));
        const key = id === null ? `mesh ${mesh.getName()}.${p}` : `${table?.getName() ?? p} ${id}`;
        let feature = found.get(key);
        if (!feature) found.set(key, feature = { row: id === null ? {} : tableRows[id] ?? {}, triangles: [] });
        feature.triangles.push([corner(at(i)), corner(at(i + 1)), corner(at(i + 2))]);
      }
    }
  }
  return { features: [...found.values()], copyright: root.getAsset().copyright };
}

function coarsestIds(primitive: Primitive): FeatureID | undefined {
  const sets = primitive.getExtension<Features>('EXT_mesh_features')?.listFeatureIDs() ?? [];
  return sets.filter((ids) => ids.getTexture() === null).toSorted((a, b) => a.getFeatureCount() - b.getFeatureCount())[0];
}

/** Ids of an attribute, or the vertex itself where the set names none (EXT_mesh_features, implicit ids). */
function featureReader(primitive: Primitive, ids: FeatureID | undefined): (vertex: number) => number | null {
  if (!ids) return () => null;
  const named = ids.getAttribute();
  const attribute = named === null ? null : primitive.getAttribute(`_FEATURE_ID_${named}`);
  const nobody = ids.getNullFeatureID();
  return (vertex) => {
    const id = attribute ? Math.round(attribute.getScalar(vertex)) : vertex;
    return id === nobody ? null : id;
  };
}
