import { encodeMovers, type MoverBatch } from '@/protocol';

/** Where moving things come from: batches of one second each, any second computable at any time. */
export interface Fleet {
  /** The samples taken in the second that begins at `second` × 1000 ms since 1970 UTC. */
  batch(second: number): MoverBatch;
  /** Seconds in which every member reports once. */
  readonly round: number;
}

type Receive = (batch: Uint8Array) => void;

export interface MoverSource {
  /** Sends the latest sample of everything at once, then each second's batch. Returns the way to stop. */
  subscribe(receive: Receive): () => void;
}

export interface MoverChannel extends MoverSource {
  stop(): void;
}

/** No fleet, no batches. */
export const noMovers: MoverChannel = { subscribe: () => () => undefined, stop: () => undefined };

/** Publishes a fleet once a second, just after the second is over; computes nothing while nobody listens. */
export function createMoverChannel(fleet: Fleet, now: () => number): MoverChannel {
  const subscribers = new Set<Receive>();
  /** Encoded batches of the current round, by second. */
  const recent = new Map<number, Uint8Array>();
  let timer: NodeJS.Timeout;

  function encoded(second: number): Uint8Array {
    let bytes = recent.get(second);
    if (!bytes) {
      bytes = encodeMovers(fleet.batch(second));
      recent.set(second, bytes);
      for (const old of recent.keys()) if (old <= second - fleet.round) recent.delete(old);
    }
    return bytes;
  }
  let published = Math.floor(now() / 1_000) - 1;
  function publish(): void {
    const ended = Math.floor(now() / 1_000) - 1;
    // After a pause (a suspended laptop) only the last round matters.
    for (let second = Math.max(published + 1, ended - fleet.round + 1); second <= ended; second++) {
      if (subscribers.size === 0) continue;
      const bytes = encoded(second);
      for (const receive of subscribers) receive(bytes);
    }
    published = Math.max(published, ended);
    timer = setTimeout(publish, 1_000 - (now() % 1_000) + 1);
  }
  timer = setTimeout(publish, 0);

  return {
    subscribe(receive) {
      for (let second = published - fleet.round + 1; second <= published; second++) receive(encoded(second));
      subscribers.add(receive);
      return () => { subscribers.delete(receive); };
    },
    stop: () => clearTimeout(timer),
  };
}
