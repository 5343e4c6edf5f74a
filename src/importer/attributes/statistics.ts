import { buildingAttributeSchema, type BuildingAttribute } from '@/model';
import type { Typed } from './typed';

const mostClasses = 24;

/** What the manifest says of a column: the ends of its ramp (2nd and 98th percentile), or its most frequent classes. */
export function statistics(column: Typed): BuildingAttribute {
  const count = column.values.size;
  if (column.type === 'class') {
    return buildingAttributeSchema.parse({ type: 'class', id: column.id, count, values: classCounts(column.values.values()).slice(0, mostClasses) });
  }
  const sorted = Float64Array.from(column.values.values()).sort();
  const at = (share: number): number => rounded(sorted[Math.round((sorted.length - 1) * share)]!);
  return { type: 'number', id: column.id, unit: column.unit, low: at(0.02), high: at(0.98), min: at(0), max: at(1), count };
}

/** Single precision read as a person would write it. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/** How often each value is there, most frequent first, then by name. */
export function classCounts(values: Iterable<string>): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
