import { expect, it } from 'vitest';
import { createMeasureStore } from './measure-store';

const at = (longitude: number) => ({ longitude, latitude: 51, height: 0 });

it('collects points only while something is measured', () => {
  const store = createMeasureStore();
  store.add(at(1));
  expect(store.getState().points).toEqual([]);
  store.start('distance');
  store.add(at(1));
  store.add(at(2));
  expect(store.getState().points).toHaveLength(2);
});

it('takes back the last point, also of a finished figure', () => {
  const store = createMeasureStore();
  store.start('distance');
  for (const point of [at(1), at(2), at(3)]) store.add(point);
  store.finish();
  store.undo();
  expect(store.getState()).toMatchObject({ points: [at(1), at(2)], finished: false });
});

it('finishes a height with its second point, and begins the next with the one after', () => {
  const store = createMeasureStore();
  store.start('height');
  store.add(at(1));
  store.add(at(2));
  expect(store.getState().finished).toBe(true);
  store.add(at(3));
  expect(store.getState()).toMatchObject({ points: [at(3)], finished: false });
});

it('does not finish what has too few points', () => {
  const store = createMeasureStore();
  store.start('area');
  store.add(at(1));
  store.add(at(2));
  store.finish();
  expect(store.getState().finished).toBe(false);
});
