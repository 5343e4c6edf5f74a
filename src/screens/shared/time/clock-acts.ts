import { instantOf, localTime, type LocalDate } from '@/geo';
import { shownTime, type ClockAspect } from '@/model';

/** Rates a clock can run at, seconds per second. */
export const rates = [1, 60, 600, 3_600] as const;

/** Where dates can be chosen: four-digit years, with room for every zone. */
const earliest = Date.UTC(1000, 0, 2);
const latest = Date.UTC(9999, 11, 30);

/** A clock that shows `at` at shared time `now` and runs on at `rate`; both in milliseconds since 1970 UTC. */
const clockAt = (at: number, now: number, rate: number): ClockAspect =>
  ({ mode: 'set', at: Math.round(Math.min(latest, Math.max(earliest, at))), since: Math.max(0, Math.round(now)), rate });

const rateOf = (clock: ClockAspect): number => (clock.mode === 'set' ? clock.rate : 0);

/** Shows another instant; a running clock runs on from there. */
export const showInstant = (clock: ClockAspect, now: number, at: number): ClockAspect => clockAt(at, now, rateOf(clock));

/** Runs on from what is shown at `rate`; 0 stands still. */
export const runAt = (clock: ClockAspect, now: number, rate: number): ClockAspect => clockAt(shownTime(clock, now), now, rate);

/** Shows the same time of day on another day of the city. */
export function showDate(clock: ClockAspect, now: number, date: LocalDate, timeZone: string): ClockAspect {
  const { sinceMidnight } = localTime(shownTime(clock, now), timeZone);
  return showInstant(clock, now, instantOf(date, sinceMidnight, timeZone));
}

/** Goes `days` on or back, at the same time of day. */
export function stepDays(clock: ClockAspect, now: number, days: number, timeZone: string): ClockAspect {
  const { year, month, day } = localTime(shownTime(clock, now), timeZone);
  return showDate(clock, now, { year, month, day: day + days }, timeZone);
}
