import { z } from 'zod';

/**
 * What time a screen shows. `live` is now; `set` runs from `at` at shared time `since`, `rate` seconds per second (0 stands
 * still). Both are milliseconds since 1970 UTC. `replay`: what was shown then is shown again.
 */
export const clockSchema = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('live') }),
  z.strictObject({
    mode: z.literal('set'),
    at: z.int().min(-62_135_596_800_000).max(253_402_300_799_999),
    since: z.int().min(0),
    rate: z.number().min(-86_400).max(86_400),
    replay: z.literal(true).optional(),
  }),
]);
export type ClockAspect = z.infer<typeof clockSchema>;

export const liveClock: ClockAspect = { mode: 'live' };

/** The time shown when shared time is `now`, milliseconds since 1970 UTC. */
export function shownTime(clock: ClockAspect, now: number): number {
  return clock.mode === 'live' ? now : clock.at + (now - clock.since) * clock.rate;
}
