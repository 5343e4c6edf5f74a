import type { AttributeColumn } from '../attributes/columns';
import { stableRandom } from '../mesh/stable-random';
import type { Building } from '../content';
import { centreOf, type Bounds } from './bounds';
import { GlbWriter } from './glb';
import { addPropertyTable, buildingSchema } from './property-table';
import { relativePositions } from './relative-positions';

/** One glb of buildings, feature i being `buildings[i]`; attributes as docs/importing.md lists them. */
export function buildingGlb(buildings: readonly Building[], columns: readonly AttributeColumn[], bounds: Bounds): Uint8Array {
  const glb = new GlbWriter();
  const centre = centreOf(bounds);
  const vertexCount = buildings.reduce((sum, { mesh }) => sum + mesh.positions.length / 3, 0);
  const positions = new Float32Array(vertexCount * 3);
  const normals: number[] = [];
  const facade = new Float32Array(vertexCount * 2);
  const character = new Float32Array(vertexCount * 2);
  const featureIds = new Float32Array(vertexCount);
  const indices: number[] = [];
  let first = 0;
  buildings.forEach(({ mesh, detail }, feature) => {
    const count = mesh.positions.length / 3;
    relativePositions(mesh.positions, centre, positions, first);
    for (let i = 0; i < count; i++) normals.push(mesh.normals[i * 3]!, mesh.normals[i * 3 + 2]!, -mesh.normals[i * 3 + 1]!);
    facade.set(mesh.facade, first * 2);
    const random = stableRandom(detail.id);
    for (let i = first; i < first + count; i++) {
      character[i * 2] = detail.height;
      character[i * 2 + 1] = random;
      featureIds[i] = feature;
    }
    for (const index of mesh.indices) indices.push(first + index);
    first += count;
  });
  const attributes = {
    POSITION: glb.addFloats(positions, 3, true),
    NORMAL: glb.addUnitVectors(normals),
    TEXCOORD_0: glb.addFloats(facade, 2),
    TEXCOORD_1: glb.addFloats(character, 2),
    _FEATURE_ID_0: glb.addFloats(featureIds, 1),
  };
  const indexAccessor = glb.addIndices(indices, vertexCount);
  const propertyTable = addPropertyTable(glb, buildings, columns);
  const features = { featureIds: [{ featureCount: buildings.length, attribute: 0, propertyTable: 0 }] };
  return glb.finish({
    extensionsUsed: ['KHR_mesh_quantization', 'EXT_mesh_features', 'EXT_structural_metadata'],
    extensionsRequired: ['KHR_mesh_quantization'],
    extensions: { EXT_structural_metadata: { schema: buildingSchema(columns), propertyTables: [propertyTable] } },
    materials: [{ doubleSided: true, pbrMetallicRoughness: { metallicFactor: 0, roughnessFactor: 1 } }],
    meshes: [{ primitives: [{ attributes, indices: indexAccessor, material: 0, extensions: { EXT_mesh_features: features } }] }],
    nodes: [{ mesh: 0, translation: [centre[0], centre[2], -centre[1]] }],
  });
}
