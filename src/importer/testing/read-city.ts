import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fromEcef, transformPoint, type Mat4 } from '@/geo';
import type { Position } from '@/model';
import { validateBytes } from 'gltf-validator';
import { z } from 'zod';

const gltfSchema = z.object({
  accessors: z.array(z.object({ bufferView: z.int(), componentType: z.int(), type: z.string(), count: z.int() })),
  bufferViews: z.array(z.object({ byteOffset: z.int(), byteLength: z.int(), byteStride: z.int().optional() })),
  nodes: z.tuple([z.object({ translation: z.tuple([z.number(), z.number(), z.number()]) })]),
  meshes: z.tuple([z.object({
    primitives: z.tuple([z.object({ attributes: z.record(z.string(), z.int()), indices: z.int() })]),
  })]),
  extensions: z.object({
    EXT_structural_metadata: z.object({
      propertyTables: z.tuple([z.object({ count: z.int(), properties: z.record(z.string(), z.object({ values: z.int(), stringOffsets: z.int().optional() })) })]),
    }),
  }).optional(),
});

const sizes: Record<string, number> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };

/** A glb as numbers: attributes by name, indices, strings of its property table. */
export class Glb {
  readonly #gltf: z.infer<typeof gltfSchema>;
  readonly #binary: Uint8Array;

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const length = view.getUint32(12, true);
    this.#gltf = gltfSchema.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + length))));
    this.#binary = new Uint8Array(bytes.subarray(28 + length));
  }

  get translation(): [number, number, number] {
    return this.#gltf.nodes[0].translation;
  }

  attribute(name: string): number[] {
    return this.#accessor(this.#gltf.meshes[0].primitives[0].attributes[name]!);
  }

  get indices(): number[] {
    return this.#accessor(this.#gltf.meshes[0].primitives[0].indices);
  }

  strings(property: string): string[] {
    const table = this.#gltf.extensions!.EXT_structural_metadata.propertyTables[0];
    const { values, stringOffsets } = table.properties[property]!;
    const [text, offsets] = [this.#view(values), new Uint32Array(this.#view(stringOffsets!).slice().buffer)];
    return Array.from({ length: table.count }, (_, i) => new TextDecoder().decode(text.subarray(offsets[i], offsets[i + 1])));
  }

  floats(property: string): number[] {
    const { values } = this.#gltf.extensions!.EXT_structural_metadata.propertyTables[0].properties[property]!;
    return [...new Float32Array(this.#view(values).slice().buffer)];
  }

  #view(index: number): Uint8Array {
    const { byteOffset, byteLength } = this.#gltf.bufferViews[index]!;
    return this.#binary.subarray(byteOffset, byteOffset + byteLength);
  }

  #accessor(index: number): number[] {
    const { bufferView, componentType, type, count } = this.#gltf.accessors[index]!;
    const { buffer } = this.#view(bufferView).slice();
    if (componentType === 5126) return [...new Float32Array(buffer)];
    if (componentType === 5125) return [...new Uint32Array(buffer)];
    if (componentType === 5123) return [...new Uint16Array(buffer)].slice(0, count);
    const stride = this.#gltf.bufferViews[bufferView]!.byteStride!;
    const bytes = new Int8Array(buffer);
    return Array.from({ length: count * sizes[type]! }, (_, i) => bytes[Math.floor(i / 3) * stride + (i % 3)]! / 127);
  }
}

export interface TileJson {
  boundingVolume: { box: number[] };
  geometricError: number;
  content?: { uri: string };
  children?: TileJson[];
}

export interface ReadTile {
  json: TileJson;
  glb: Glb;
  /** Positions of all vertices on the earth. */
  vertices: Position[];
  /** Positions in the city frame: east, north, up in metres. */
  local: [x: number, y: number, z: number][];
}

/** Reads every tile and validates the first and every `validated`-th glb after it; `problems` are errors and warnings. */
export async function readTileset(file: string, validated = 1): Promise<{ root: TileJson; tiles: ReadTile[]; problems: string[] }> {
  const { root } = JSON.parse(await readFile(file, 'utf8')) as { root: TileJson & { transform: Mat4 } };
  const tiles: ReadTile[] = [];
  const problems: string[] = [];
  const visit = async (json: TileJson): Promise<void> => {
    if (json.content) {
      const bytes = await readFile(join(dirname(file), json.content.uri));
      if (tiles.length % validated === 0) {
        const { issues } = await validateBytes(bytes);
        problems.push(...issues.messages.filter(({ severity }) => severity <= 1).map(({ code, message, pointer }) => `${json.content!.uri}${pointer} ${code}: ${message}`));
      }
      const glb = new Glb(bytes);
      const [tx, ty, tz] = glb.translation;
      const positions = glb.attribute('POSITION');
      const local = Array.from({ length: positions.length / 3 }, (_, i): [number, number, number] => {
        return [positions[i * 3]! + tx, -(positions[i * 3 + 2]! + tz), positions[i * 3 + 1]! + ty];
      });
      tiles.push({ json, glb, local, vertices: local.map((point) => fromEcef(transformPoint(root.transform, point))) });
    }
    for (const child of json.children ?? []) await visit(child);
  };
  await visit(root);
  return { root, tiles, problems };
}
