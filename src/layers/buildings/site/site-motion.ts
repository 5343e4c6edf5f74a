import { ease, liftOf, openingMs } from './opening';

const pullMs = 300;

/** What of the opened building is on its way. Milliseconds by `now`; where motion is not wanted, everything has arrived. */
export interface SiteMotion {
  setApart(apart: boolean): void;
  choose(floor: number | null): void;
  /** A building opened afresh: closed, nothing chosen. */
  reset(): void;
  lift(floor: number, levels: number): number;
  /** How far a floor, 1 the lowest, is pulled out. */
  pull(floor: number): number;
  moving(): boolean;
}

/** `now`: milliseconds of any steady clock. `still`: whether motion is not wanted. */
export function createSiteMotion(now: () => number, still: () => boolean): SiteMotion {
  let apart = { to: false, since: Number.NEGATIVE_INFINITY };
  let pulls = new Map<number, { to: 0 | 1; since: number }>();
  const since = (start: number): number => (still() ? Number.POSITIVE_INFINITY : now() - start);

  return {
    setApart(to) {
      if (to !== apart.to) apart = { to, since: now() };
    },
    choose(floor) {
      for (const [held, pull] of pulls) if (held !== floor && pull.to === 1) pulls.set(held, { to: 0, since: now() });
      if (floor !== null && pulls.get(floor)?.to !== 1) pulls.set(floor, { to: 1, since: now() });
    },
    reset() {
      apart = { to: false, since: Number.NEGATIVE_INFINITY };
      pulls = new Map();
    },
    lift(floor, levels) {
      const elapsed = since(apart.since);
      return liftOf(floor, levels, apart.to ? elapsed : openingMs - elapsed);
    },
    pull(floor) {
      const held = pulls.get(floor);
      if (!held) return 0;
      const share = ease(Math.min(1, since(held.since) / pullMs));
      return held.to === 1 ? share : 1 - share;
    },
    moving: () => since(apart.since) < openingMs || [...pulls.values()].some((pull) => since(pull.since) < pullMs),
  };
}
