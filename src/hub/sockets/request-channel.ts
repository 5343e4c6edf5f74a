import type { RequestsMessage } from '@/protocol';
import type { Change, EventLog } from '../store/event-log';

type Receive = (message: RequestsMessage) => void;

interface Subscriber {
  receive: Receive;
  /** Offset up to which everything has been sent. */
  position: number;
  live: boolean;
  ended: boolean;
}

export interface RequestChannel {
  /**
   * Sends pages of what changed after `after`, then every change as it happens, each exactly once and in log order.
   * Returns the way to stop. An offset the log has not reached comes from another log: it counts as 0.
   */
  subscribe(after: number, receive: Receive): () => void;
}

const message = (changes: readonly Change[], offset: number, more: boolean): RequestsMessage =>
  ({ offset, items: changes.map((change) => change.request), more });

/** What could not be read is asked for again after this, milliseconds. */
const retryMs = 1_000;

export function createRequestChannel(log: EventLog, onError: (error: unknown) => void): RequestChannel {
  const subscribers = new Set<Subscriber>();

  log.onChange((changes) => {
    for (const subscriber of subscribers) {
      if (!subscriber.live) continue;
      const unseen = changes.filter((change) => change.offset > subscriber.position);
      if (unseen.length === 0) continue;
      subscriber.position = unseen.at(-1)!.offset;
      subscriber.receive(message(unseen, subscriber.position, false));
    }
  });

  async function catchUp(subscriber: Subscriber, fromStart: boolean): Promise<void> {
    while (!subscriber.live && !subscriber.ended) {
      const headBefore = log.head;
      const { changes, complete } = await log.page(subscriber.position, fromStart);
      if (subscriber.ended) return;
      subscriber.position = Math.max(subscriber.position, changes.at(-1)?.offset ?? 0, complete ? headBefore : 0);
      // Nothing was published while the page was read: from here on every change arrives through onChange.
      subscriber.live = complete && log.head === headBefore;
      subscriber.receive(message(changes, subscriber.position, !subscriber.live));
    }
  }

  return {
    subscribe(after, receive) {
      const subscriber: Subscriber = { receive, position: after, live: false, ended: false };
      subscribers.add(subscriber);
      let checked = false;
      let fromStart = after === 0;
      const begin = async (): Promise<void> => {
        // Another hub may have told it what this one has not read yet.
        if (!checked && after > log.head) await log.catchUp();
        if (!checked && after > log.head) {
          subscriber.position = 0;
          fromStart = true;
        }
        checked = true;
        await catchUp(subscriber, fromStart);
      };
      let timer: NodeJS.Timeout | undefined;
      const attempt = (isFirst: boolean): void => void begin().catch((error: unknown) => {
        if (subscriber.ended) return;
        if (isFirst) onError(error);
        timer = setTimeout(attempt, retryMs, false);
      });
      attempt(true);
      return () => {
        clearTimeout(timer);
        subscriber.ended = true;
        subscribers.delete(subscriber);
      };
    },
  };
}
