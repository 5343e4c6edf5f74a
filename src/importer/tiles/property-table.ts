import type { AttributeColumn } from '../attributes/columns';
import type { Building } from '../content';
import type { GlbWriter } from './glb';

/** Stands for "the source does not say" in number columns; in text columns that is the empty string. */
export const noNumber = Math.fround(-3e38);

const text = (name: string) => ({ name, type: 'STRING', noData: '' });

/** EXT_structural_metadata schema of the class `building`; the same in every tile of a city. */
export const buildingSchema = (columns: readonly AttributeColumn[]) => ({
  id: 'metroscope',
  classes: {
    building: {
      properties: {
        id: { name: 'Id', type: 'STRING' },
        name: text('Name'),
        address: text('Address'),
        ...Object.fromEntries(columns.map(({ type, id }) =>
          [id, type === 'class' ? text(id) : { name: id, type: 'SCALAR', componentType: 'FLOAT32', noData: noNumber }])),
      },
    },
  },
});

export function addPropertyTable(glb: GlbWriter, buildings: readonly Building[], columns: readonly AttributeColumn[]): object {
  const strings = (of: (building: Building) => string) => {
    const encoder = new TextEncoder();
    const parts = buildings.map((building) => encoder.encode(of(building)));
    const offsets = new Uint32Array(parts.length + 1);
    parts.forEach((part, i) => (offsets[i + 1] = offsets[i]! + part.byteLength));
    const values = new Uint8Array(Math.max(1, offsets[parts.length]!));
    parts.forEach((part, i) => values.set(part, offsets[i]));
    return { values: glb.addBytes(values), stringOffsets: glb.addBytes(new Uint8Array(offsets.buffer)), stringOffsetType: 'UINT32' };
  };
  const numbers = (of: (building: Building) => number) => ({ values: glb.addBytes(new Uint8Array(Float32Array.from(buildings, of).buffer)) });
  return {
    class: 'building',
    count: buildings.length,
    properties: {
      id: strings(({ detail }) => detail.id),
      name: strings(({ name }) => name),
      address: strings(({ address }) => address),
      ...Object.fromEntries(columns.map(({ type, id, valueOf }) =>
        [id, type === 'class' ? strings((building) => String(valueOf(building) ?? '')) : numbers((building) => Number(valueOf(building) ?? noNumber))])),
    },
  };
}
