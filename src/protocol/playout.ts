/**
 * How far behind its leader a followed camera is shown, so that the samples it runs along are there in time (rule R16). As a curve over
 * shared time: screens that hold the same plan show the same, whenever they got it.
 */
export interface PlayoutPlan {
  /** Shared time from which it holds. */
  from: number;
  /** Milliseconds behind the leader at `from`, and where it goes from there. */
  start: number;
  delayMs: number;
}

/** Milliseconds: what a screen beside the hub needs, and what is too far behind to be called following. */
const playoutLimits = { least: 50, most: 800 } as const;
export const leastPlayout: PlayoutPlan = { from: 0, start: playoutLimits.least, delayMs: playoutLimits.least };

/** Milliseconds by which the delay grows and shrinks in one: the motion is seen that much slower or faster meanwhile. */
const growth = 0.25;
const shrinkage = 0.05;

/** Milliseconds behind the leader at a shared time from `plan.from` on. */
export function playoutAt({ from, start, delayMs }: PlayoutPlan, time: number): number {
  const passed = Math.max(0, time - from);
  return delayMs > start ? Math.min(delayMs, start + passed * growth) : Math.max(delayMs, start - passed * shrinkage);
}

const kept = 128;
/** Of the samples that came, this share is to be there when it is needed. */
const inTime = 0.95;
/** The sample after is needed too, milliseconds. */
const ahead = 25;
/** A delay is not changed for less, milliseconds. */
const worthMore = 10;
const worthLess = 40;
/** Samples between two looks. */
const lookEvery = 8;

/** From how late samples come to the delay they need. */
export interface Lateness {
  /** Milliseconds behind the leader that are enough. */
  readonly delayMs: number;
  /** A sample came `ms` after it was taken; returns whether the delay changed. */
  note(ms: number): boolean;
  /** Another way, another leader: what is known says nothing any more. */
  forget(): void;
}

export function createLateness(): Lateness {
  let late: number[] = [];
  let sinceLook = 0;
  let delayMs: number = playoutLimits.least;
  return {
    get delayMs() {
      return delayMs;
    },
    note(ms) {
      late.push(ms);
      if (late.length > kept) late.shift();
      if (++sinceLook < lookEvery) return false;
      sinceLook = 0;
      const sorted = late.toSorted((a, b) => a - b);
      const needed = sorted[Math.min(sorted.length - 1, Math.floor(inTime * sorted.length))]! + ahead;
      const wanted = Math.round(Math.min(playoutLimits.most, Math.max(playoutLimits.least, needed)));
      const atLimit = wanted === playoutLimits.least || wanted === playoutLimits.most;
      if (wanted === delayMs || (!atLimit && wanted - delayMs < worthMore && delayMs - wanted < worthLess)) return false;
      delayMs = wanted;
      return true;
    },
    forget() {
      late = [];
      sinceLook = 0;
      delayMs = playoutLimits.least;
    },
  };
}
