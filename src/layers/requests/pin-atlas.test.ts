import { requestCategories } from '@/model';
import { expect, test } from 'vitest';
import { categoryGlyphs } from './category-glyphs';
import { countLabel } from './pin-atlas';

test('a cluster never claims more than it holds', () => {
  expect([2, 20, 21, 30, 31, 99, 100, 101, 999, 1_000, 1_001, 70_000].map(countLabel)).toEqual([
    '2', '20', '20+', '30', '30+', '90+', '100', '100+', '900+', '1k', '1k+', '1k+',
  ]);
});

test('every category has a symbol of its own', () => {
  const paths = requestCategories.map((category) => categoryGlyphs[category]);
  expect(new Set(paths).size).toBe(requestCategories.length);
  for (const path of paths) expect(path).toMatch(/^\s*[Mm][\d\s.,+\-a-zA-Z]+$/);
});
