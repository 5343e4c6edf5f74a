import type { Building } from '../content';
import type { GlbWriter } from './glb';

const text = (name: string) => ({ name, type: 'STRING' });

/** EXT_structural_metadata schema of the class `building`; empty strings stand for what the source does not say. */
export const buildingSchema = {
  id: 'metroscope',
  classes: {
    building: {
      properties: {
        id: text('Id'),
        name: text('Name'),
        kind: text('Kind'),
        address: text('Address'),
        height: { name: 'Height in metres', type: 'SCALAR', componentType: 'FLOAT32' },
        levels: { name: 'Storeys above ground', type: 'SCALAR', componentType: 'UINT16' },
      },
    },
  },
};

export function addPropertyTable(glb: GlbWriter, buildings: readonly Building[]): object {
  const bytes = (values: Float32Array | Uint16Array | Uint32Array): Uint8Array => new Uint8Array(values.buffer);
  const strings = (of: (building: Building) => string) => {
    const encoder = new TextEncoder();
    const parts = buildings.map((building) => encoder.encode(of(building)));
    const offsets = new Uint32Array(parts.length + 1);
    parts.forEach((part, i) => (offsets[i + 1] = offsets[i]! + part.byteLength));
    const values = new Uint8Array(Math.max(1, offsets[parts.length]!));
    parts.forEach((part, i) => values.set(part, offsets[i]));
    return { values: glb.addBytes(values), stringOffsets: glb.addBytes(bytes(offsets)), stringOffsetType: 'UINT32' };
  };
  return {
    class: 'building',
    count: buildings.length,
    properties: {
      id: strings(({ detail }) => detail.id),
      name: strings(({ name }) => name),
      kind: strings(({ kind }) => kind),
      address: strings(({ address }) => address),
      height: { values: glb.addBytes(bytes(Float32Array.from(buildings, ({ detail }) => detail.height))) },
      levels: { values: glb.addBytes(bytes(Uint16Array.from(buildings, ({ detail }) => detail.levels))) },
    },
  };
}
