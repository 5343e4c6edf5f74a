import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startClusterClock } from './cluster-clock';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const start = 1_700_000_000_000;

test('hubs whose clocks differ have one time, Redis\'; without it they go on, and with it again they turn and never jump (R106)', async () => {
  const began = Date.now();
  const elapsed = (): number => Date.now() - began;
  let redisIs = 0;
  let away = false;
  const ask = async (): Promise<number> => {
    if (away) throw new Error('no answer');
    return (start + redisIs + elapsed()) * 1_000;
  };
  const clocks = await Promise.all([-20_000, 0, 3_600_000].map((off) => startClusterClock({ local: elapsed, origin: start + off, ask })));
  const times = (): number[] => clocks.map(({ now }) => Math.round(now()) - start - elapsed());
  expect(times()).toEqual([0, 0, 0]);

  away = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(times()).toEqual([0, 0, 0]);

  // Another machine answers, whose clock is 100 ms ahead: 5 ms a second.
  away = false;
  redisIs = 100;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(times()).toEqual([0, 0, 0]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(times()).toEqual([50, 50, 50]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(times()).toEqual([100, 100, 100]);
  for (const clock of clocks) clock.stop();
});

test('a hub does not start on a time it does not know', async () => {
  await expect(startClusterClock({ local: () => 0, origin: start, ask: () => Promise.reject(new Error('no answer')) })).rejects.toThrow('no answer');
});
