import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBudgetKeeper } from './budget-keeper';
import { pageHeap, watchHeap } from './page-heap';

const megabyte = 1_048_576;
let used: number;

beforeEach(() => {
  vi.useFakeTimers();
  used = 0.5;
  Object.defineProperty(performance, 'memory', { configurable: true, get: () => ({ usedJSHeapSize: used * 1_000 * megabyte, jsHeapSizeLimit: 1_000 * megabyte }) });
});
afterEach(() => {
  vi.useRealTimers();
  delete (performance as { memory?: unknown }).memory;
});

test('a page that draws nothing gives way too, every ten seconds while its heap is nearly full: half the tiles, a quarter, then the picture', () => {
  const keeper = createBudgetKeeper(
    { screenSpaceError: 12, maxPixelRatio: 1.5, tileMemoryMB: 800, dataHz: 15, msaaSamples: 4, labels: 140, shadows: 'high' }, 'medium',
    { width: 1_920, height: 1_080, devicePixelRatio: 1 }, { storage: null, deviceMemory: 16, chosen: null },
  );
  const stop = watchHeap((short) => short && keeper.shortOfMemory());
  vi.advanceTimersByTime(60_000);
  expect(keeper.store.getState()).toMatchObject({ level: 'full', why: 'start', memoryShare: 1 });
  used = 0.95;
  const seen = Array.from({ length: 3 }, () => {
    vi.advanceTimersByTime(10_000);
    const { level, why, memoryShare } = keeper.store.getState();
    return [level, why, memoryShare];
  });
  expect(seen).toEqual([['full', 'memory', 0.5], ['full', 'memory', 0.25], ['shadows', 'memory', 0.25]]);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(keeper.store.getState().level).toBe('shadows');
});

test('it is short from 85 % on and until it is under 80 %', () => {
  const told: boolean[] = [];
  const stop = watchHeap((short) => told.push(short));
  for (used of [0.84, 0.86, 0.82, 0.79, 0.82]) vi.advanceTimersByTime(10_000);
  stop();
  expect(told).toEqual([false, true, true, false, false]);
  expect(pageHeap(false)).toEqual({ usedMB: 820, limitMB: 1_000, short: false });
});

test('a browser that does not tell is never short', () => {
  delete (performance as { memory?: unknown }).memory;
  expect(pageHeap(true)).toBeNull();
});
