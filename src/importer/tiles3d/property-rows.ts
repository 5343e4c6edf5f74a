import type { ClassProperty, PropertyTable, Schema } from '@gltf-transform/extensions';

/** What a property table says of one feature; what it says nothing about is not there. */
export type PropertyRow = Readonly<Record<string, string | number>>;

const scalars = {
  INT8: Int8Array, UINT8: Uint8Array, INT16: Int16Array, UINT16: Uint16Array, INT32: Int32Array, UINT32: Uint32Array,
  FLOAT32: Float32Array, FLOAT64: Float64Array,
} as const;

/**
 * Rows of an EXT_structural_metadata property table: strings, numbers and booleans of one value each; vectors, arrays, enums,
 * normalised and 64-bit integers are left out. Values equal to `noData`, and empty strings, are not there.
 */
export function propertyRows(table: PropertyTable, schema: Schema): PropertyRow[] {
  const rows: Record<string, string | number>[] = Array.from({ length: table.getCount() }, () => ({}));
  const described = schema.getClass(table.getClass());
  for (const key of table.listPropertyKeys()) {
    const property = described?.getProperty(key);
    const column = property && table.getProperty(key);
    if (!column || property.getArray()) continue;
    const values = readColumn(property, column.getValues(), column.getStringOffsets(), column.getStringOffsetType() ?? 'UINT32', rows.length);
    const noData: unknown = property.getNoData();
    values?.forEach((value, i) => {
      if (value !== '' && value !== noData && (typeof value === 'string' || Number.isFinite(value))) rows[i]![key] = value;
    });
  }
  return rows;
}

function readColumn(property: ClassProperty, bytes: Uint8Array, offsets: Uint8Array | null, offsetType: string, count: number): (string | number)[] | null {
  switch (property.getType()) {
    case 'STRING': {
      const ends = offsets && numbers(offsetType, offsets);
      if (!ends || ends.length < count + 1) return null;
      const decoder = new TextDecoder();
      return Array.from({ length: count }, (_, i) => decoder.decode(bytes.subarray(ends[i]!, ends[i + 1]!)));
    }
    case 'SCALAR': {
      if (property.getNormalized()) return null;
      const [scale, offset] = [property.getScale() ?? 1, property.getOffset() ?? 0];
      if (typeof scale !== 'number' || typeof offset !== 'number') return null;
      return numbers(property.getComponentType() ?? '', bytes)?.slice(0, count).map((value) => value * scale + offset) ?? null;
    }
    case 'BOOLEAN':
      return Array.from({ length: count }, (_, i) => String(((bytes[i >> 3] ?? 0) & (1 << (i & 7))) !== 0));
    default:
      return null;
  }
}

/** Copied, because a view into a file need not be aligned. */
function numbers(type: string, bytes: Uint8Array): number[] | null {
  if (!(type in scalars)) return null;
  const Numbers = scalars[type as keyof typeof scalars];
  return [...new Numbers(bytes.slice().buffer, 0, Math.floor(bytes.byteLength / Numbers.BYTES_PER_ELEMENT))];
}
