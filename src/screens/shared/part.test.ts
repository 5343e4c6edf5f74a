import { afterEach, expect, test, vi } from 'vitest';
import { untilItComes } from './part';

afterEach(() => {
  vi.useRealTimers();
});

test('code that does not come is asked for again until it does', async () => {
  vi.useFakeTimers();
  let asked = 0;
  const coming = untilItComes(() => (++asked < 3 ? Promise.reject(new TypeError('Failed to fetch dynamically imported module')) : Promise.resolve('there')));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked, await coming]).toEqual([3, 'there']);
});
