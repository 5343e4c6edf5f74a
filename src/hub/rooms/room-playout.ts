import { createLateness, leastPlayout, playoutAt, type PlayoutPlan } from '@/protocol';

/** A room hears of a new playout delay this long before it holds, milliseconds. */
const toldMs = 400;

/** How far behind the leader the panels of walls show the camera: the hub decides, so that all of them agree (rule R16). */
export interface RoomPlayout {
  readonly plan: PlayoutPlan;
  /** A sample of the lease `epoch` came; returns whether the plan changed. */
  note(epoch: number, sampledAt: number): boolean;
}

/** `now`: hub time, milliseconds since 1970 UTC. */
export function createRoomPlayout(now: () => number): RoomPlayout {
  const lateness = createLateness();
  let lease = -1;
  let plan = leastPlayout;
  return {
    get plan() {
      return plan;
    },
    note(epoch, sampledAt) {
      if (lease !== epoch) lateness.forget();
      lease = epoch;
      lateness.note(now() - sampledAt);
      if (lateness.delayMs === plan.delayMs || now() < plan.from) return false;
      const from = now() + toldMs;
      plan = { from, start: playoutAt(plan, from), delayMs: lateness.delayMs };
      return true;
    },
  };
}
