import { initialState, type ClockAspect, type ServiceRequest } from '@/model';
import type { Answer } from '@/protocol';
import { createDataTimeStore, createRequestStore, createViewStore } from '@/state';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followTime } from './follow-time';
import type { RequestsThen } from './read-requests-at';

const now = 1_800_000_000_000;
const hour = 3_600_000;
const request = (requestId: string): ServiceRequest => ({
  requestId, category: 'road', serviceName: 'Pothole', description: '', address: '', agency: '', longitude: 71.4, latitude: 51.1, status: 'reported',
  requestedAt: 0, updatedAt: 0, dueAt: null, closedAt: null, source: 'field', transposed: false, rev: 1,
});
const set = (at: number, rate = 0): ClockAspect => ({ mode: 'set', at, since: now, rate });

function bench() {
  const view = createViewStore(initialState({ view: { longitude: 0, latitude: 0, height: 1, bearing: 0, pitch: 0, roll: 0, fovy: 45 }, aspectRatio: 1 }));
  const live = createRequestStore();
  const shown = createRequestStore();
  const time = createDataTimeStore();
  live.upsert([request('live')], 1, true);
  const asked: { at: number; answer(given: Answer<RequestsThen>): Promise<void> }[] = [];
  const followed = followTime({
    view, live, shown, time, sharedNow: () => now,
    read: (at) => new Promise((resolve) => {
      asked.push({
        at,
        async answer(given) {
          resolve(given);
          await vi.advanceTimersByTimeAsync(0);
        },
      });
    }),
  });
  return { view, live, shown, time, asked, followed, ids: () => [...shown.getState().requests.keys()], clock: (clock: ClockAspect) => view.set('clock', clock, 'user') };
}
const then = (...ids: string[]): Answer<RequestsThen> => ({ ok: true, value: { items: ids.map(request), since: 5 } });
const refused: Answer<never> = { ok: false, refusal: { code: 'unavailable', message: 'no', remedy: 'wait' } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the requests are those of now, whatever the clock says, until they are to follow it', () => {
  const { clock, ids, time, followed, asked } = bench();
  clock(set(now - hour));
  expect([ids(), time.getState().asOf, asked.length]).toEqual([['live'], null, 0]);
  followed.follow(true);
  expect([ids(), time.getState(), asked.length]).toEqual([[], { asOf: now - hour, state: 'reading', since: null }, 1]);
});

test('those of then take the place of those of now; what comes in live stays out until the clock is live again', async () => {
  const { clock, ids, time, followed, asked, live } = bench();
  followed.follow(true);
  clock(set(now - hour));
  await asked[0]!.answer(then('old'));
  live.upsert([request('new')], 2, true);
  expect([ids(), time.getState()]).toEqual([['old'], { asOf: now - hour, state: 'ready', since: 5 }]);
  clock({ mode: 'live' });
  expect([ids(), time.getState().asOf]).toEqual([['live', 'new'], null]);
});

test('while a hand drags the clock, the last instant’s stay and say whose they are; one question is open at a time', async () => {
  const { clock, ids, time, followed, asked } = bench();
  followed.follow(true);
  clock(set(now - hour));
  clock(set(now - 2 * hour));
  await asked[0]!.answer(then('an hour ago'));
  clock(set(now - 3 * hour));
  expect([ids(), time.getState(), asked.length]).toEqual([['an hour ago'], { asOf: now - hour, state: 'reading', since: 5 }, 1]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.map(({ at }) => (now - at) / hour)).toEqual([1, 3]);
  await asked[1]!.answer(then('three hours ago'));
  expect([ids(), time.getState().state]).toEqual([['three hours ago'], 'ready']);
});

test('of a time to come nothing is known, and the hub is not asked', () => {
  const { clock, ids, time, followed, asked } = bench();
  followed.follow(true);
  clock(set(now + hour));
  expect([ids(), time.getState(), asked.length]).toEqual([[], { asOf: now + hour, state: 'ahead', since: null }, 0]);
});

test('a hub that does not say leaves the picture empty, not wrong, and is asked again', async () => {
  const { clock, ids, time, followed, asked } = bench();
  followed.follow(true);
  clock(set(now - hour));
  await asked[0]!.answer(refused);
  expect([ids(), time.getState().state]).toEqual([[], 'failed']);
  await vi.advanceTimersByTimeAsync(6_000);
  await asked[1]!.answer(then('old'));
  expect([ids(), time.getState().state]).toEqual([['old'], 'ready']);
});

test('a running clock is asked for again and again, a still one once, and nothing after the end', async () => {
  const { clock, followed, asked } = bench();
  followed.follow(true);
  clock(set(now - hour));
  await asked[0]!.answer(then());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked.length).toBe(1);
  followed.stop();
  clock(set(now - 2 * hour));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked.length).toBe(1);
});
