import { expect, it } from 'vitest';
import { createRoomPlayout } from './room-playout';

it('R16 plans ahead, from where the plan before has come to, and anew for every lease', () => {
  let time = 1_000_000;
  const playout = createRoomPlayout(() => time);
  const samples = (epoch: number, count: number, late: number): number[] => {
    const changed: number[] = [];
    for (let i = 0; i < count; i++) {
      time += 16;
      if (playout.note(epoch, time - late)) changed.push(time);
    }
    return changed;
  };
  expect(samples(1, 100, 5)).toEqual([]);
  const [first] = samples(1, 100, 200);
  expect(playout.plan).toMatchObject({ start: 50, delayMs: 225 });
  expect(playout.plan.from).toBe(first! + 400);
  time = playout.plan.from + 100;
  expect(samples(2, 1, 5)).toHaveLength(1);
  expect(playout.plan).toEqual({ from: time + 400, start: expect.closeTo(50 + (time + 400 - first! - 400) / 4, 6) as number, delayMs: 50 });
  // One that does not hold yet is not changed again: not all panels have heard of it.
  expect(samples(3, 20, 300)).toEqual([]);
});
