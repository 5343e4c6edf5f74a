import { clockSchema, liveClock, shownTime, type ClockAspect } from '@/model';
import { z } from 'zod';
import { check } from './check';
import type { ClockPatch, ClockReading } from './contract';

const patchSchema = z.union([
  z.literal('live'),
  z.strictObject({ time: z.union([z.number(), z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]).optional(), rate: z.number().optional() }),
], { error: 'give "live", or {time, rate}: time in milliseconds since 1970 UTC or like "2026-06-21T18:00:00+05:00", rate in shown seconds per second' });

export const readClock = (clock: ClockAspect, now: number): ClockReading =>
  ({ mode: clock.mode, time: shownTime(clock, now), rate: clock.mode === 'live' ? 1 : clock.rate });

/** The clock after a patch at shared time `now`. @throws {TypeError} when there is no such time or rate. */
export function patchClock(clock: ClockAspect, given: ClockPatch, now: number): ClockAspect {
  const patch = check(patchSchema, given, 'clock.set');
  if (patch === 'live') return liveClock;
  const at = patch.time === undefined ? shownTime(clock, now) : typeof patch.time === 'number' ? patch.time : Date.parse(patch.time);
  const rate = patch.rate ?? (clock.mode === 'set' ? clock.rate : 0);
  return check(clockSchema, { mode: 'set', at: Math.round(at), since: Math.max(0, Math.round(now)), rate }, 'clock.set');
}
