import type { Vec3 } from '@/geo';
import { describe, expect, test } from 'vitest';
import { declutter, type Placed } from './declutter';

const placed = (...positions: Vec3[]): Placed<number>[] => positions.map((position, item) => ({ position, item }));
/** A hundred places, ten metres apart. */
const field = placed(...Array.from({ length: 100 }, (_, i): Vec3 => [(i % 10) * 10 + 1, Math.floor(i / 10) * 10 + 1, 0]));
const total = ({ singles, clusters }: ReturnType<typeof declutter<number>>): number =>
  singles.length + clusters.reduce((sum, { items }) => sum + items.length, 0);

describe('declutter', () => {
  test('from near every place stands alone', () => {
    expect(declutter(field, [50, 50, 100], 0.04)).toMatchObject({ clusters: [] });
  });

  test('from far they are gathered, and none is lost or counted twice', () => {
    for (const height of [100, 300, 1_000, 5_000, 50_000]) {
      const result = declutter(field, [50, 50, height], 0.04);
      expect(total(result)).toBe(100);
      const items = [...result.singles.map(({ item }) => item), ...result.clusters.flatMap(({ items: held }) => held)];
      expect(new Set(items).size).toBe(100);
    }
    expect(declutter(field, [50, 50, 50_000], 0.04)).toMatchObject({ singles: [], clusters: [{ items: { length: 100 } }] });
  });

  test('near and far in one view: the near ones are split, the far ones gathered', () => {
    const far = field.map(({ position: [x, y, z], item }) => ({ position: [x + 20_000, y, z] as Vec3, item: item + 100 }));
    const { singles, clusters } = declutter([...field, ...far], [50, 50, 100], 0.04);
    expect(singles).toHaveLength(100);
    expect(clusters.length).toBeLessThan(3);
  });

  test('two requests at one place are one cluster however near the eye', () => {
    const { clusters } = declutter(placed([5, 5, 0], [5, 5, 0]), [5, 5, 3], 0.04);
    expect(clusters).toEqual([{ position: [5, 5, 0], items: [0, 1] }]);
  });

  test('the order of the places does not matter', () => {
    const sizes = (list: Placed<number>[]): number[] => declutter(list, [50, 50, 900], 0.04).clusters.map(({ items }) => items.length).sort();
    expect(sizes([...field].reverse())).toEqual(sizes(field));
  });

  test('seen flat, towards the horizon, more is gathered than from above at the same distance', () => {
    const flat = declutter(field, [50, -300, 30], 0.04);
    const above = declutter(field, [50, 50, 302], 0.04);
    expect(flat.singles.length + flat.clusters.length).toBeLessThan(above.singles.length + above.clusters.length);
    expect(total(flat)).toBe(100);
  });
});
