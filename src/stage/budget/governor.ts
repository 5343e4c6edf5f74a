/** Decides from frame times when a budget goes one level down or up. */
export interface Governor {
  /** A frame took `ms`, main thread and GPU together, at `now` (both milliseconds). Returns the step to take. */
  frame(ms: number, now: number): -1 | 0 | 1;
}

/** A full frame over `slowMs` gives way; under `roomMs` there is room for more. What lies between is left as it is. */
const slowMs = 120;
const roomMs = 30;
/** Frames a decision rests on, after those that only show the cost of changing (shaders, buffers). */
const slowFrames = 5;
const roomyFrames = 20;
/** Frames this slow are no chance: two in a row decide, or a picture far too large for its GPU would stand for half a minute. */
const hopelessMs = 1_500;
const hopelessFrames = 2;
const ignored = 2;
/** The wait before trying more; it doubles with each try that failed. A try failed when it was taken back within `trialMs`. */
const firstWaitMs = 20_000;
const longestWaitMs = 30 * 60_000;
const trialMs = 60_000;

/** Down at once when it is slow, up late and ever later: never to and fro. */
export function createGovernor(): Governor {
  let times: number[] = [];
  let skip = ignored;
  let changedAt = -Infinity;
  let wentUp = false;
  let waitMs = firstWaitMs;

  const median = (count: number): number => times.slice(-count).toSorted((a, b) => a - b)[count >> 1]!;
  const changed = (now: number, up: boolean): void => {
    times = [];
    skip = ignored;
    changedAt = now;
    wentUp = up;
  };
  return {
    frame(ms, now) {
      if (skip > 0) {
        skip--;
        return 0;
      }
      times = [...times, ms].slice(-roomyFrames);
      const hopeless = times.length >= hopelessFrames && times.slice(-hopelessFrames).every((each) => each > hopelessMs);
      if (hopeless || (times.length >= slowFrames && median(slowFrames) > slowMs)) {
        if (wentUp && now - changedAt < trialMs) waitMs = Math.min(longestWaitMs, waitMs * 2);
        changed(now, false);
        return -1;
      }
      if (times.length < roomyFrames || median(roomyFrames) > roomMs || now - changedAt < waitMs) return 0;
      changed(now, true);
      return 1;
    },
  };
}
