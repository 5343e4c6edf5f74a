import { expect, it } from 'vitest';
import { createClockSync } from './clock-sync';
import { FakeTime } from './fake-surroundings';
import { createSharedClock } from '@/protocol';

function setUp(answer: (clientTime: number) => number | null) {
  const time = new FakeTime();
  const clock = createSharedClock(time.origin);
  const seen = { pings: 0, fixes: 0, silences: 0 };
  const sync = createClockSync(
    time,
    clock,
    (clientTime, done) => {
      seen.pings++;
      done(answer(clientTime));
    },
    () => seen.fixes++,
    () => seen.silences++,
  );
  return { time, clock, seen, sync };
}

it('R13 pings 12 times at once and again every 10 s', () => {
  const { time, clock, seen, sync } = setUp((clientTime) => clientTime + 5_000);
  sync.start();
  time.advance(1_000);
  expect(seen).toEqual({ pings: 12, fixes: 1, silences: 0 });
  expect(clock.now(time.now())).toBe(time.now() + 5_000);
  time.advance(10_000);
  expect(seen).toEqual({ pings: 24, fixes: 2, silences: 0 });
});

it('a silent hub ends the round and is told', () => {
  const { time, clock, seen, sync } = setUp(() => null);
  sync.start();
  time.advance(60_000);
  expect(seen).toEqual({ pings: 1, fixes: 0, silences: 1 });
  expect(clock.fixed).toBe(false);
});

it('stops', () => {
  const { time, seen, sync } = setUp((clientTime) => clientTime);
  sync.start();
  sync.stop();
  time.advance(60_000);
  expect(seen.pings).toBe(1);
});
