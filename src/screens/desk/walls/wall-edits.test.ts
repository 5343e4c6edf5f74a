import { wallSchema, type Wall } from '@/model';
import { expect, test } from 'vitest';
import { preset, presetKinds, resized, shapedAs, toggledPanel, unbound } from './wall-edits';

const wall: Wall = { ...preset('eight', 'Wall', null), bound: { '0,0': 'a', '1,3': 'b' }, missing: ['0,3'] };

test.each(presetKinds)('the preset "%s" is a wall the hub takes', (kind) => {
  expect(wallSchema.parse(preset(kind, 'A wall', { width: 800, height: 450 }))).toMatchObject({ name: 'A wall', bound: {} });
});

test('a smaller wall forgets what lies outside it, and never has all its panels missing', () => {
  expect(resized({ ...wall, columns: 2 })).toMatchObject({ missing: [], bound: { '0,0': 'a' } });
  expect(resized({ ...wall, rows: 1, columns: 1, missing: ['0,0'] }).missing).toEqual([]);
});

test('a panel taken away is unbound; the last one stays', () => {
  expect(toggledPanel(wall, '0,0')).toMatchObject({ missing: ['0,3', '0,0'], bound: { '1,3': 'b' } });
  expect(toggledPanel(wall, '0,3')).toMatchObject({ missing: [] });
  expect(toggledPanel({ ...wall, rows: 1, columns: 1, missing: [] }, '0,0')).toBeNull();
  expect(unbound(wall, '1,3').bound).toEqual({ '0,0': 'a' });
});

test('panels take the shape of a window at their own width', () => {
  expect(shapedAs(wall, { width: 960, height: 600 })).toMatchObject({ pixels: { width: 960, height: 600 }, panel: { width: 1_209.6, height: 756 } });
});
