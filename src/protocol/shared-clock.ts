/** One ping: local milliseconds when it left and when its answer came, and the hub's time between. */
export interface ClockSample {
  sent: number;
  hubTime: number;
  received: number;
}

export interface ClockEstimate {
  /** Hub time minus local milliseconds. */
  offset: number;
  /** Bound of the error of `offset`, milliseconds. */
  error: number;
}

const kept = 4;
/** Browsers round their clock to at most this, milliseconds. */
const clockGrain = 0.1;

/**
 * Offset of the hub's clock from the pings with the smallest round trips. The hub's time lies between sending and
 * receiving, so every ping bounds the offset, and all bounds hold together (Marzullo 1984).
 * @throws {RangeError} without a sample.
 */
export function estimateOffset(samples: readonly ClockSample[]): ClockEstimate {
  const best = samples.toSorted((a, b) => a.received - a.sent - (b.received - b.sent)).slice(0, kept);
  if (best.length === 0) throw new RangeError('clock: no answered ping to estimate from');
  const low = Math.max(...best.map((s) => s.hubTime - s.received));
  const high = Math.min(...best.map((s) => s.hubTime - s.sent));
  if (low <= high) return { offset: (low + high) / 2, error: (high - low) / 2 + clockGrain };
  const { sent, hubTime, received } = best[0]!;
  return { offset: hubTime - (sent + received) / 2, error: (received - sent) / 2 + clockGrain };
}

export interface SharedClock {
  /** False until the first estimate. */
  readonly fixed: boolean;
  /** Hub time, milliseconds since 1970 UTC, at a local instant (`Time.now()`); local time until the first estimate. */
  now(local: number): number;
  /** Offset in use and bound of its error, milliseconds; the offset is against local time since 1970. */
  state(local: number): { offsetMs: number; errorMs: number } | null;
  /** Turns to a new estimate at no more than `slewPerSecond`; jumps only when `mayStep` and it is far off (rule R13). */
  adopt(estimate: ClockEstimate, local: number, mayStep: boolean): void;
}

/** Milliseconds by which the clock may be turned in a second. */
export const slewPerSecond = 5;
/** Beyond this, milliseconds, the machine slept or its clock was set: turning would take minutes. */
const stepBeyond = 500;

/** `origin`: local milliseconds since 1970 UTC at local instant 0. */
export function createSharedClock(origin: number): SharedClock {
  let fixed = false;
  let from = origin;
  let since = 0;
  let target: ClockEstimate = { offset: origin, error: Infinity };

  const offsetAt = (local: number): number => {
    const reach = (Math.max(0, local - since) * slewPerSecond) / 1_000;
    return from + Math.min(reach, Math.max(-reach, target.offset - from));
  };

  return {
    get fixed() {
      return fixed;
    },
    now: (local) => local + offsetAt(local),
    state: (local) =>
      fixed ? { offsetMs: offsetAt(local) - origin, errorMs: target.error + Math.abs(target.offset - offsetAt(local)) } : null,
    adopt(estimate, local, mayStep) {
      const current = offsetAt(local);
      const step = !fixed || (mayStep && Math.abs(estimate.offset - current) > stepBeyond);
      from = step ? estimate.offset : current;
      since = local;
      target = estimate;
      fixed = true;
    },
  };
}
