import type { ScreenVitals } from '@/state';

/** How well a screen is linked; `unknown` until it was heard of. */
export type LinkQuality = 'good' | 'fair' | 'poor' | 'gone' | 'unknown';

/** A screen that lives is heard of at least every twelve seconds. */
const lateMs = 14_000;
const goneMs = 25_000;
/** Beyond these a link is fair, and poor: milliseconds. */
const roundTrip = { fair: 120, poor: 400 };
const clockError = { fair: 15, poor: 60 };
/** Frames per second below which a moving picture stutters; one frame alone is no motion. */
const slowFrames = 10;

/** From round trip, clock error, frames and silence, at hub time `now`: the worst of them counts. */
export function linkQuality(known: ScreenVitals | undefined, now: number): LinkQuality {
  if (!known) return 'unknown';
  const { at, vitals: { roundTripMs, clockErrorMs, framesPerSecond } } = known;
  const beyond = (limit: 'fair' | 'poor'): boolean => (roundTripMs ?? Infinity) > roundTrip[limit] || (clockErrorMs ?? Infinity) > clockError[limit];
  if (now - at > goneMs) return 'gone';
  if (now - at > lateMs || (roundTripMs !== null && beyond('poor'))) return 'poor';
  return beyond('fair') || (framesPerSecond > 1 && framesPerSecond < slowFrames) ? 'fair' : 'good';
}
