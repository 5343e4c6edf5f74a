/** The parts of glTF 2.0 this importer writes. */
interface Gltf {
  extensionsUsed?: string[];
  extensionsRequired?: string[];
  extensions?: object;
  materials: object[];
  meshes: object[];
  nodes: object[];
}

const componentTypes = new Map<Function, number>([
  [Int8Array, 5120], [Uint16Array, 5123], [Uint32Array, 5125], [Float32Array, 5126],
]);
const arrayBuffer = 34_962;
const elementArrayBuffer = 34_963;

/** Collects buffer views and accessors and packs them with the rest of a glTF into one binary file. */
export class GlbWriter {
  readonly #chunks: Uint8Array[] = [];
  readonly #bufferViews: object[] = [];
  readonly #accessors: object[] = [];
  #length = 0;

  /** Index of a buffer view with these bytes, aligned to 8. */
  addBytes(bytes: Uint8Array, more: object = {}): number {
    this.#bufferViews.push({ buffer: 0, byteOffset: this.#length, byteLength: bytes.byteLength, ...more });
    const padding = (8 - (bytes.byteLength % 8)) % 8;
    this.#chunks.push(bytes, new Uint8Array(padding));
    this.#length += bytes.byteLength + padding;
    return this.#bufferViews.length - 1;
  }

  /** Index of an accessor over float vertex data; `bounds` for POSITION, which must have them. */
  addFloats(values: Float32Array, size: 1 | 2 | 3 | 4, bounds = false): number {
    const type = ['SCALAR', 'VEC2', 'VEC3', 'VEC4'][size - 1];
    return this.#addAccessor(values, type!, values.length / size, { target: arrayBuffer }, bounds ? minMax(values, size) : {});
  }

  /** Index of an accessor over unit vectors as normalised bytes (KHR_mesh_quantization): `values` is x, y, z, x, y, z … */
  addUnitVectors(values: readonly number[]): number {
    const count = values.length / 3;
    const bytes = new Int8Array(count * 4);
    for (let i = 0; i < count; i++) {
      for (let k = 0; k < 3; k++) bytes[i * 4 + k] = Math.round(values[i * 3 + k]! * 127);
    }
    return this.#addAccessor(bytes, 'VEC3', count, { target: arrayBuffer, byteStride: 4 }, { normalized: true });
  }

  addIndices(indices: readonly number[], vertexCount: number): number {
    const values = vertexCount < 65_535 ? Uint16Array.from(indices) : Uint32Array.from(indices);
    return this.#addAccessor(values, 'SCALAR', values.length, { target: elementArrayBuffer }, {});
  }

  #addAccessor(values: Int8Array | Uint16Array | Uint32Array | Float32Array, type: string, count: number, view: object, more: object): number {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const bufferView = this.addBytes(bytes, view);
    this.#accessors.push({ bufferView, componentType: componentTypes.get(values.constructor), type, count, ...more });
    return this.#accessors.length - 1;
  }

  finish(gltf: Gltf): Uint8Array {
    const text = new TextEncoder().encode(JSON.stringify({
      asset: { version: '2.0', generator: 'Metroscope' },
      ...gltf,
      scene: 0,
      scenes: [{ nodes: [0] }],
      accessors: this.#accessors,
      bufferViews: this.#bufferViews,
      buffers: [{ byteLength: this.#length }],
    }));
    const textLength = Math.ceil(text.byteLength / 8) * 8 + 4;
    const out = new Uint8Array(12 + 8 + textLength + 8 + this.#length);
    const header = new DataView(out.buffer);
    [0x46546c67, 2, out.byteLength, textLength, 0x4e4f534a].forEach((value, i) => header.setUint32(i * 4, value, true));
    out.fill(0x20, 20, 20 + textLength);
    out.set(text, 20);
    header.setUint32(20 + textLength, this.#length, true);
    header.setUint32(24 + textLength, 0x004e4942, true);
    let at = 28 + textLength;
    for (const chunk of this.#chunks) {
      out.set(chunk, at);
      at += chunk.byteLength;
    }
    return out;
  }
}

function minMax(values: Float32Array, size: number): { min: number[]; max: number[] } {
  const min = new Array<number>(size).fill(Infinity);
  const max = new Array<number>(size).fill(-Infinity);
  for (let i = 0; i < values.length; i++) {
    const k = i % size;
    min[k] = Math.min(min[k]!, values[i]!);
    max[k] = Math.max(max[k]!, values[i]!);
  }
  return { min, max };
}
