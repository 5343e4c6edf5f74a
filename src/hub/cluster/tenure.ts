import { messageOf } from '../hub-error';
import { leaseMs, type Leases } from './leases';

/** Milliseconds before Redis that a hub takes its lease for over. */
const marginMs = 300;
const renewMs = 1_000;

interface TenureOptions {
  hub: string;
  leases: Leases;
  /** Something held is another's now, or may be: it must be given up. */
  lost(key: string): void;
  /** A lease that ran out is free: whether nobody had it in between. */
  stillOurs(key: string): Promise<boolean>;
  /** Redis is away: others cannot be asked. True when it answers again. */
  reachable(yes: boolean): void;
}

/** The leases this hub holds, by its own clock (rule R102). */
export interface Tenure {
  /** Takes the lease if it is free; says who has it. Rejects while Redis does not answer. */
  claim(key: string): Promise<string>;
  /** Whether it is certain at this instant that no other hub has it. While Redis is away nobody can take it from its last holder that is not known to. */
  holds(key: string): boolean;
  /** Whether it holds it as far as it knows. */
  has(key: string): boolean;
  /** Runs the action when that is certain, or never. */
  run(key: string, action: () => void): void;
  /** Forgets a lease without giving it back. */
  drop(key: string): void;
  /** Redis is away: this hub goes on with its own screens. */
  readonly cutOff: boolean;
  /** Holds nothing from now on, and gives everything back once `last` is done. */
  stop(last: () => Promise<void>): Promise<void>;
}

/** A deadline by both clocks of a machine: one stops while it sleeps, the other can be set. */
interface Until {
  steady: number;
  wall: number;
}

const until = (): Until => ({ steady: performance.now() + leaseMs - marginMs, wall: Date.now() + leaseMs - marginMs });
const isOver = ({ steady, wall }: Until): boolean => performance.now() >= steady || Date.now() >= wall;

export function createTenure({ hub, leases, lost, stillOurs, reachable }: TenureOptions): Tenure {
  const held = new Map<string, Until>();
  const waiting = new Map<string, (() => void)[]>();
  let cutOff = false;
  let answeredAt = performance.now();
  let renewing: Promise<void> | null = null;
  let stopped = false;

  function drop(key: string): void {
    held.delete(key);
    waiting.delete(key);
  }

  function release(key: string): void {
    const actions = waiting.get(key) ?? [];
    waiting.delete(key);
    for (const action of actions) action();
  }

  function answered(): void {
    answeredAt = performance.now();
    if (!cutOff) return;
    cutOff = false;
    reachable(true);
  }

  /** One that ran out and is nobody's is taken again, unless somebody had it in between. */
  async function again(key: string): Promise<boolean> {
    if (!(await stillOurs(key))) return false;
    const since = until();
    if ((await leases.claim(key)) !== hub) return false;
    held.set(key, since);
    return true;
  }

  async function renew(): Promise<void> {
    const keys = [...held.keys()];
    const since = until();
    let found;
    try {
      found = await leases.renew(keys);
    } catch {
      if (!cutOff && (performance.now() - answeredAt >= leaseMs - marginMs || [...held.values()].some(isOver))) {
        cutOff = true;
        for (const key of held.keys()) release(key);
        reachable(false);
      }
      return;
    }
    for (const [i, key] of keys.entries()) {
      if (!held.has(key)) continue;
      let ours = found[i] === 'ours';
      if (ours) held.set(key, since);
      else if (found[i] === 'free') {
        try {
          ours = await again(key);
        } catch (error) {
          console.error(`metroscope: a lease could not be taken again: ${messageOf(error)}`);
        }
      }
      if (ours) release(key);
      else {
        drop(key);
        lost(key);
      }
    }
    answered();
  }

  const renewNow = (): Promise<void> => (renewing ??= renew().finally(() => (renewing = null)));
  const timer = setInterval(() => void renewNow(), renewMs);

  return {
    async claim(key) {
      if (stopped) throw new Error('this hub is stopping');
      const since = until();
      const holder = await leases.claim(key);
      if (stopped) await leases.release([key]);
      if (holder === hub) held.set(key, since);
      return holder;
    },
    holds(key) {
      const lease = held.get(key);
      return lease !== undefined && (cutOff || !isOver(lease));
    },
    has: (key) => held.has(key),
    run(key, action) {
      const lease = held.get(key);
      if (!lease) return;
      if (waiting.has(key)) waiting.get(key)!.push(action);
      else if (cutOff || !isOver(lease)) action();
      else {
        waiting.set(key, [action]);
        void renewNow();
      }
    },
    drop,
    get cutOff() {
      return cutOff;
    },
    async stop(last) {
      stopped = true;
      clearInterval(timer);
      const keys = [...held.keys()];
      held.clear();
      waiting.clear();
      await last();
      await leases.release(keys).catch(() => undefined);
    },
  };
}
