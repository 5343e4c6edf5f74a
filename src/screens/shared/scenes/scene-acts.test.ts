import type { DocumentOf } from '@/model';
import { expect, it } from 'vitest';
import { inOrder, moved, movedOrder, only } from './scene-acts';

const scene = (id: string, at: number, order?: number): DocumentOf<'scene'> => ({
  kind: 'scene', id, version: 1, by: { subject: 's', screen: 'd' }, at,
  content: { title: id, text: '', values: { region: null }, transition: 0, ...(order === undefined ? {} : { order }) },
});
const ids = (scenes: readonly DocumentOf<'scene'>[]) => scenes.map(({ id }) => id).join('');

it('a moved scene goes between those it was moved to, and the ends hold', () => {
  const list = [scene('a', 1_000), scene('b', 2_000), scene('c', 3_000)];
  const after = (index: number, step: 1 | -1) => {
    const order = movedOrder(list, index, step);
    return order === null ? null : ids(inOrder(list.map((each, i) => (i === index ? scene(each.id, each.at, order) : each))));
  };
  expect([after(2, -1), after(0, 1), after(1, -1), after(1, 1)]).toEqual(['acb', 'bac', 'bac', 'acb']);
  expect([after(0, -1), after(2, 1)]).toEqual([null, null]);
});

it('steps change places, and the ends hold', () => {
  expect([moved(['a', 'b', 'c'], 2, -1), moved(['a', 'b'], 0, -1)]).toEqual([['a', 'c', 'b'], ['a', 'b']]);
});

it('only the chosen aspects are kept, a null selection too', () => {
  expect(only({ selection: null, region: 'c01' }, ['selection', 'camera'])).toEqual({ selection: null });
});
