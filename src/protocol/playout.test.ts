import { describe, expect, it } from 'vitest';
import { createLateness, playoutAt } from './playout';

describe('R16 delay of a followed camera', () => {
  it('grows by a quarter of the time and shrinks by a twentieth, so that a motion never stops or runs', () => {
    const grows = { from: 1_000, start: 50, delayMs: 300 };
    expect([900, 1_000, 1_400, 2_000, 9_000].map((at) => playoutAt(grows, at))).toEqual([50, 50, 150, 300, 300]);
    const shrinks = { from: 1_000, start: 300, delayMs: 50 };
    expect([1_000, 2_000, 6_000, 9_000].map((at) => playoutAt(shrinks, at))).toEqual([300, 250, 50, 50]);
  });

  it('stays the least while samples come at once', () => {
    const lateness = createLateness();
    for (let i = 0; i < 200; i++) expect(lateness.note(5 + (i % 16))).toBe(false);
    expect(lateness.delayMs).toBe(50);
  });

  it('is enough for all but the latest twentieth of the samples, and returns when they come at once again', () => {
    const lateness = createLateness();
    for (let i = 0; i < 128; i++) lateness.note(i % 40 === 0 ? 5_000 : 150 + (i % 30));
    expect(lateness.delayMs).toBeGreaterThan(194);
    expect(lateness.delayMs).toBeLessThan(220);
    for (let i = 0; i < 128; i++) lateness.note(8);
    expect(lateness.delayMs).toBe(50);
  });

  it('has a most', () => {
    const lateness = createLateness();
    for (let i = 0; i < 40; i++) lateness.note(4_000);
    expect(lateness.delayMs).toBe(800);
    lateness.forget();
    expect(lateness.delayMs).toBe(50);
  });
});
