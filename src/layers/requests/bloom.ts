/** A bloom starts this long after the hub recorded the request, so that it has reached every screen. */
const bloomDelayMs = 300;
const bloomMs = 1_500;

export interface BloomPhase {
  /** Share of the column's full height, 0…1. */
  rise: number;
  /** Share of the ring's full radius, 0…1. */
  spread: number;
  /** 0…1 */
  opacity: number;
}

/**
 * The bloom of a request recorded at `recordedAt`, at shared time `now` (both milliseconds); null before and after.
 * A pure function of shared time: every screen shows the same phase.
 */
export function bloomAt(recordedAt: number, now: number): BloomPhase | null {
  const t = (now - recordedAt - bloomDelayMs) / bloomMs;
  if (t < 0 || t >= 1) return null;
  const out = 1 - (1 - t) ** 3;
  return { rise: Math.min(1, out * 1.25), spread: out, opacity: Math.min(1, t * 8) * (1 - t) ** 1.5 };
}

/** Whether the bloom of a request recorded at `recordedAt` is still to be seen at `now`. */
export const blooms = (recordedAt: number, now: number): boolean => now - recordedAt < bloomDelayMs + bloomMs;
