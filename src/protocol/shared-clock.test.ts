import { describe, expect, it } from 'vitest';
import { createSharedClock, estimateOffset, slewPerSecond } from './shared-clock';

const ping = (sent: number, there: number, back: number, offset: number) =>
  ({ sent, hubTime: sent + there + offset, received: sent + there + back });

describe('R13 estimate of the hub’s clock', () => {
  it('is exact for a symmetric ping, with half the round trip as bound', () => {
    expect(estimateOffset([ping(0, 4, 4, 1_000)])).toEqual({ offset: 1_000, error: expect.closeTo(4.1, 9) });
  });

  it('is held between pings that are slow in opposite directions', () => {
    const { offset, error } = estimateOffset([ping(0, 1, 9, 500), ping(50, 9, 1, 500)]);
    expect(offset).toBeCloseTo(500, 9);
    expect(error).toBeCloseTo(1.1, 9);
  });

  it('does not listen to long round trips', () => {
    const good = Array.from({ length: 4 }, (_, i) => ping(i * 50, 1, 1, 77));
    expect(estimateOffset([...good, ping(900, 1, 300, 20), ping(950, 400, 1, 90)]).offset).toBeCloseTo(77, 9);
  });

  it('takes the shortest when the pings contradict each other', () => {
    expect(estimateOffset([ping(0, 1, 1, 100), ping(50, 2, 2, 200)])).toEqual({ offset: 100, error: expect.closeTo(1.1, 9) });
  });

  it('needs a ping', () => {
    expect(() => estimateOffset([])).toThrow(RangeError);
  });
});

describe('R13 shared clock', () => {
  const origin = 1_000_000;

  it('is local time until the first estimate, and jumps to it', () => {
    const clock = createSharedClock(origin);
    expect([clock.fixed, clock.now(5), clock.state(5)]).toEqual([false, origin + 5, null]);
    clock.adopt({ offset: origin + 3_000, error: 0.4 }, 5, false);
    expect([clock.fixed, clock.now(5)]).toEqual([true, origin + 3_005]);
    expect(clock.state(5)).toEqual({ offsetMs: 3_000, errorMs: 0.4 });
  });

  it('turns to a later estimate and never jumps or runs backwards', () => {
    const clock = createSharedClock(origin);
    clock.adopt({ offset: origin, error: 1 }, 0, true);
    clock.adopt({ offset: origin - 20, error: 1 }, 1_000, false);
    expect(clock.now(1_000)).toBe(origin + 1_000);
    expect(clock.now(2_000)).toBeCloseTo(origin + 2_000 - slewPerSecond, 9);
    expect(clock.state(2_000)).toEqual({ offsetMs: expect.closeTo(-5, 6), errorMs: expect.closeTo(16, 6) });
    expect(clock.now(60_000)).toBe(origin + 60_000 - 20);
    const times = Array.from({ length: 100 }, (_, i) => clock.now(1_000 + i));
    expect(times.every((t, i) => i === 0 || t > times[i - 1]!)).toBe(true);
  });

  it('jumps again only where it may and is far off', () => {
    const clock = createSharedClock(origin);
    clock.adopt({ offset: origin, error: 1 }, 0, true);
    clock.adopt({ offset: origin + 600_000, error: 1 }, 10, false);
    expect(clock.now(10)).toBe(origin + 10);
    clock.adopt({ offset: origin + 600_000, error: 1 }, 10, true);
    expect(clock.now(10)).toBe(origin + 600_010);
    clock.adopt({ offset: origin + 600_100, error: 1 }, 20, true);
    expect(clock.now(20)).toBe(origin + 600_020);
  });
});
