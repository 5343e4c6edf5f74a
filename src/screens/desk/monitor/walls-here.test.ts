import type { DocumentOf, ScreenPresence, Tile, Wall } from '@/model';
import { expect, test } from 'vitest';
import { wallsHere } from './walls-here';

const content: Wall = {
  name: 'North', rows: 1, columns: 2, panel: { width: 1_000, height: 500 }, bezel: { horizontal: 100, vertical: 0 }, pixels: { width: 1_920, height: 960 }, distance: 5,
  missing: [], bound: { '0,0': 'p', '0,1': 'q' }, testPattern: false,
};
const described = { kind: 'wall', id: 'w1', version: 1, by: { subject: 's', screen: 'Desk' }, at: 0, content } satisfies DocumentOf<'wall'>;
const screen = (screenId: string, screenClass: 'large' | 'medium' = 'large', tile?: Tile): ScreenPresence => ({
  screen: { screenId, name: screenId, class: screenClass, ...(tile ? { tile } : {}) }, subject: 's', identityRole: 'wall', roles: {} as ScreenPresence['roles'], connectedAt: 0,
});

test('a described wall has all its places to scale; a bound panel that is not linked is known as such', () => {
  const [wall, ...others] = wallsHere([described], [screen('0-1-of-w1', 'large', { row: 0, column: 1, rows: 1, columns: 2 }), screen('desk', 'medium')]);
  expect(others).toEqual([]);
  expect(wall).toMatchObject({ id: 'w1', name: 'North', aspectRatio: 4.2 });
  expect(wall!.panels.map(({ bound, here }) => [bound, here])).toEqual([[true, false], [true, true]]);
  expect(wall!.panels[1]!.part.left).toBeCloseTo(1_100 / 2_100);
});

test('windows that say where they stand make one wall, one without a place is a wall of its own', () => {
  const walls = wallsHere([], [screen('wall-0-1-of-1x2', 'large', { row: 0, column: 1, rows: 1, columns: 2 }), screen('alone')]);
  expect(walls.map(({ id, panels }) => [id, panels.map(({ here }) => here)])).toEqual([['1x2', [false, true]], ['alone', [true]]]);
});
