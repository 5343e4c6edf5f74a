import { expect, test } from 'vitest';
import { createFrameTimes } from './frame-times';

const spent = (total: number) => ({ total, cesium: total / 2, three: 0, deck: 0 });

test('frame times are the latest ones, oldest first, and every frame is counted', () => {
  const times = createFrameTimes(3);
  expect(times.read().total).toEqual([]);
  for (const total of [1, 2, 3, 4, 5]) times.add(spent(total));
  expect(times.read().total).toEqual([3, 4, 5]);
  expect(times.read().cesium).toEqual([1.5, 2, 2.5]);
  expect(times.frames).toBe(5);
});
