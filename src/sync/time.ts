/** The local clock and timers; tests bring their own. */
export interface Time {
  /** Steady milliseconds, fractions allowed: `performance.now()`. */
  now(): number;
  /** Local milliseconds since 1970 UTC when `now()` was 0. */
  readonly origin: number;
  /** Calls once after `ms` milliseconds; returns the way to call it off. */
  after(ms: number, action: () => void): () => void;
  /** 0 ≤ result < 1, for jitter. */
  random(): number;
}

export const systemTime: Time = {
  now: () => performance.now(),
  origin: performance.timeOrigin,
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
};

/** Calls every `ms` milliseconds until called off. */
export function every(time: Time, ms: number, action: () => void): () => void {
  let cancel = time.after(ms, function again() {
    cancel = time.after(ms, again);
    action();
  });
  return () => cancel();
}

const parts = 5;

/**
 * Calls after `ms` milliseconds in which this page could listen. A page that was too busy to hear the hub runs its timers first: one part of the
 * wait that came late counts once, and after a late last part there is one more, for what is waiting to be heard.
 */
export function patiently(time: Time, ms: number, action: () => void): () => void {
  const part = ms / parts;
  let left = parts;
  let due = 0;
  const wait = (): (() => void) => {
    due = time.now() + part;
    return time.after(part, again);
  };
  let cancel = wait();
  function again(): void {
    const late = time.now() - due > part;
    left--;
    if (left > 0 || late) cancel = wait();
    else action();
  }
  return () => cancel();
}
