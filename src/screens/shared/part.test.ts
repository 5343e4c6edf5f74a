import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilItComes } from './part';

/** Whether the hub answers. */
let hub: boolean;
beforeEach(() => {
  hub = true;
  vi.useFakeTimers();
  vi.stubGlobal('fetch', () => (hub ? Promise.resolve(new Response('{}')) : Promise.reject(new TypeError('Failed to fetch'))));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('code that does not come is asked for again until it does', async () => {
  let asked = 0;
  const coming = untilItComes(() => (++asked < 3 ? Promise.reject(new TypeError('Failed to fetch dynamically imported module')) : Promise.resolve('there')));
  await vi.advanceTimersByTimeAsync(60_000);
  expect([asked, await coming]).toEqual([3, 'there']);
});

test('while the hub is away no code is asked for, so that a browser which remembers what did not come gets it all the same', async () => {
  hub = false;
  let remembered = false;
  let there = false;
  const load = (): Promise<string> => {
    remembered ||= !hub && !there;
    if (remembered) return Promise.reject(new TypeError('error loading dynamically imported module'));
    there = true;
    return Promise.resolve('there');
  };
  const coming = untilItComes(load);
  await vi.advanceTimersByTimeAsync(60_000);
  hub = true;
  await vi.advanceTimersByTimeAsync(4_000);
  expect(await coming).toBe('there');
  // What is there needs no hub any more.
  hub = false;
  expect(await untilItComes(load)).toBe('there');
});
