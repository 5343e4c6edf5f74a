import { createLateness, leastPlayout, playoutAt, type PlayoutPlan } from '@/protocol';

/** How far behind the leader this screen shows a followed camera, milliseconds, at shared times. */
export interface PlayoutDelay {
  at(hubTime: number): number;
  /** Where it is or goes to. */
  readonly target: number;
  /** A sample of a motion came; `fresh`: the motion begins with it, so that nobody sees the delay change. */
  sample(sampledAt: number, arrivedAt: number, fresh: boolean): void;
  /** The room's plan, which panels of a wall keep to. */
  planned(plan: PlayoutPlan): void;
}

/** A page that draws slowly also hears late, but needs no samples before it draws: what a round trip does not explain is not its network. */
const roundTrips = 3;
const unexplainedMs = 25;

/** A screen by itself: what its own network needs. `roundTrip` is to the hub and back, milliseconds. */
export function createOwnDelay(roundTrip: () => number): PlayoutDelay {
  const lateness = createLateness();
  let plan = leastPlayout;
  return {
    at: (hubTime) => playoutAt(plan, hubTime),
    get target() {
      return plan.delayMs;
    },
    sample(sampledAt, arrivedAt, fresh) {
      const { delayMs } = lateness;
      const changed = lateness.note(Math.min(arrivedAt - sampledAt, unexplainedMs + roundTrips * roundTrip()));
      if (changed) plan = { from: arrivedAt, start: playoutAt(plan, arrivedAt), delayMs: lateness.delayMs };
      else if (fresh) plan = { from: arrivedAt, start: delayMs, delayMs };
    },
    planned() {},
  };
}

/** A time that is drawn late is one that an earlier plan was for. */
const keptPlans = 32;

/** A panel of a wall: what the room says, so that all panels agree. A plan holds from a time to come; until then those before do. */
export function createRoomDelay(): PlayoutDelay {
  let plans: PlayoutPlan[] = [];
  return {
    at: (hubTime) => playoutAt(plans.findLast(({ from }) => from <= hubTime) ?? plans[0] ?? leastPlayout, hubTime),
    get target() {
      return (plans.at(-1) ?? leastPlayout).delayMs;
    },
    sample() {},
    planned(next) {
      if (next.from !== plans.at(-1)?.from) plans = [...plans, next].slice(-keptPlans);
    },
  };
}
