import { groundClasses } from '@/model';
import type { GroundPiece } from '../content';
import { centreOf, type Bounds } from './bounds';
import { GlbWriter } from './glb';
import { relativePositions } from './relative-positions';

/** One glb of ground; attributes as docs/importing.md lists them. */
export function groundGlb(pieces: readonly GroundPiece[], bounds: Bounds): Uint8Array {
  const glb = new GlbWriter();
  const centre = centreOf(bounds);
  const vertexCount = pieces.reduce((sum, { positions }) => sum + positions.length / 3, 0);
  const positions = new Float32Array(vertexCount * 3);
  const ground = new Float32Array(vertexCount);
  const sides = new Float32Array(vertexCount * 4);
  const indices: number[] = [];
  let first = 0;
  for (const piece of pieces) {
    const count = piece.positions.length / 3;
    relativePositions(piece.positions, centre, positions, first);
    ground.fill(groundClasses.indexOf(piece.ground), first, first + count);
    for (let i = 0; i < count; i++) {
      const [x, y, z, width] = piece.sides.slice(i * 4, i * 4 + 4) as [number, number, number, number];
      sides.set([x, z, -y, width], (first + i) * 4);
    }
    for (const index of piece.indices) indices.push(first + index);
    first += count;
  }
  const attributes = {
    POSITION: glb.addFloats(positions, 3, true),
    _GROUND: glb.addFloats(ground, 1),
    _SIDE: glb.addFloats(sides, 4),
  };
  return glb.finish({
    extensionsUsed: ['KHR_materials_unlit'],
    materials: [{ doubleSided: true, pbrMetallicRoughness: { baseColorFactor: [0.5, 0.5, 0.5, 1] }, extensions: { KHR_materials_unlit: {} } }],
    meshes: [{ primitives: [{ attributes, indices: glb.addIndices(indices, vertexCount), material: 0 }] }],
    nodes: [{ mesh: 0, translation: [centre[0], centre[2], -centre[1]] }],
  });
}
