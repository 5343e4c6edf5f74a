import { leastPlayout } from '@/protocol';
import { describe, expect, it } from 'vitest';
import { createOwnDelay, createRoomDelay, type PlayoutDelay } from './playout-delay';

/** Samples every 16 ms from `from` on, each `late` milliseconds on its way. */
function samples(delay: PlayoutDelay, from: number, count: number, late: (i: number) => number): number {
  for (let i = 0; i < count; i++) delay.sample(from + i * 16, from + i * 16 + late(i), i === 0);
  return from + count * 16;
}

describe('R16 a screen by itself', () => {
  it('stays 50 ms behind on a good network', () => {
    const delay = createOwnDelay(() => 4);
    const end = samples(delay, 1_000, 300, (i) => 4 + (i % 16));
    expect([delay.target, delay.at(end)]).toEqual([50, 50]);
  });

  it('goes as far behind as its network makes the samples late, without a jump in the motion', () => {
    const delay = createOwnDelay(() => 320);
    const end = samples(delay, 1_000, 300, (i) => 160 + (i % 30));
    expect(delay.target).toBeGreaterThan(200);
    let before = delay.at(1_000);
    for (let at = 1_000; at < end; at += 16) {
      expect(Math.abs(delay.at(at) - before)).toBeLessThanOrEqual(4);
      before = delay.at(at);
    }
    expect(delay.at(end)).toBe(delay.target);
  });

  it('begins the next motion where this one has shown it to be enough', () => {
    const delay = createOwnDelay(() => 320);
    samples(delay, 1_000, 9, () => 300);
    expect(delay.at(1_500)).toBeLessThan(delay.target);
    delay.sample(2_000, 2_300, true);
    expect(delay.at(2_300)).toBe(delay.target);
  });

  it('does not take slow drawing for a slow network', () => {
    const delay = createOwnDelay(() => 3);
    samples(delay, 1_000, 300, () => 250);
    expect(delay.target).toBeLessThan(60);
  });
});

describe('R16 panels of a wall', () => {
  it('show the same at every time, whenever each heard of the room’s plan before it holds', () => {
    const [early, late] = [createRoomDelay(), createRoomDelay()];
    for (const panel of [early, late]) panel.planned(leastPlayout);
    const plan = { from: 10_000, start: 50, delayMs: 400 };
    early.planned(plan);
    for (let at = 9_000; at < 9_900; at += 16) expect(early.at(at)).toBe(late.at(at));
    late.planned(plan);
    const joined = createRoomDelay();
    joined.planned(plan);
    for (let at = 9_900; at < 13_000; at += 16) {
      expect(late.at(at)).toBe(early.at(at));
      expect(joined.at(at)).toBe(early.at(at));
    }
    expect(early.at(13_000)).toBe(400);
    // A time that an earlier plan was for stays as that has it.
    for (const [from, start, delayMs] of [[14_000, 400, 200], [14_130, 395, 500], [14_260, 420, 300]] as const) early.planned({ from, start, delayMs });
    expect([13_999, 14_100, 14_200, 14_300].map((at) => early.at(at))).toEqual([400, 395, 412.5, 418]);
    // What arrives late on its own network is no reason for one panel alone.
    samples(late, 13_000, 100, () => 600);
    expect(late.at(15_000)).toBe(400);
  });
});
