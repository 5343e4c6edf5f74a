import { createSharedClock, estimateOffset, type ClockSample } from '@/protocol';

const startPings = 12;
const pings = 4;
const everyMs = 10_000;

/** The time all hubs have in common. */
export interface ClusterClock {
  /** Milliseconds since 1970 UTC, fractions allowed. */
  now(): number;
  stop(): void;
}

interface ClockOptions {
  /** This machine's milliseconds since it began to count; and since 1970 UTC at 0, as far as it knows. */
  local(): number;
  origin: number;
  /** The server's clock, microseconds since 1970 UTC. */
  ask(): Promise<number>;
}

/**
 * Hub time of hubs that share their rooms: Redis' clock, read like a screen reads its hub's (rules R13 and R106). While Redis is away it goes on
 * from what was known last, and turns, never jumps, to what Redis says when it is back.
 *
 * @throws what `ask` rejects with, when it never answers.
 */
export async function startClusterClock({ local, origin, ask }: ClockOptions): Promise<ClusterClock> {
  const clock = createSharedClock(origin);

  async function read(count: number): Promise<void> {
    const samples: ClockSample[] = [];
    while (samples.length < count) {
      const sent = local();
      const hubTime = (await ask()) / 1_000;
      samples.push({ sent, hubTime, received: local() });
    }
    clock.adopt(estimateOffset(samples), local(), false);
  }

  await read(startPings);
  const timer = setInterval(() => void read(pings).catch(() => undefined), everyMs);
  timer.unref();
  return { now: () => clock.now(local()), stop: () => clearInterval(timer) };
}
