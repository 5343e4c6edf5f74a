import type { Answer, ClientToHub, Refusal } from '@/protocol';
import type { z } from 'zod';
import { firstIssue } from './handshake';
import { messageOf } from './hub-error';
import { closeSocket, send, type HubSocket } from './outgoing';

/** Malformed messages within `malformedWindowMs` after which a screen is cut off. */
const maxMalformed = 100;
const malformedWindowMs = 10_000;

export type AnyAnswer = (answer: unknown) => void;

/** How one screen's messages are received. */
export interface Listening {
  /** Listens to one kind of message; what does not fit its schema, or comes before `join` though it needs it, never reaches `handle`. */
  on<E extends keyof ClientToHub, S extends z.ZodType>(
    event: E, schema: S, needsJoin: boolean, handle: (message: z.infer<S>, answer: AnyAnswer | undefined) => void | Promise<void>,
  ): void;
  /** Answers; a refusal nobody waits for is told all the same. */
  settle<T>(event: string, result: Answer<T>, answer: AnyAnswer | undefined): void;
}

/** Receives the messages of a socket; unknown ones are refused with the list of those there are. */
export function listenTo(socket: HubSocket, { name, now, joined }: { name: string; now(): number; joined(): boolean }): Listening {
  const known = new Set<string>();
  const malformedAt: number[] = [];

  function refuse(event: string, refusal: Refusal, answer: AnyAnswer | undefined): void {
    answer?.({ ok: false, refusal } satisfies Answer<never>);
    send(socket, 'move', 'refused', { event, ...refusal });
    if (refusal.code !== 'malformed') return;
    malformedAt.push(now());
    if (malformedAt.length < maxMalformed || malformedAt.shift()! < now() - malformedWindowMs) return;
    closeSocket(socket, 'bad-message', `${maxMalformed} malformed messages within ${malformedWindowMs / 1_000} s; the last: ${refusal.message}`);
  }

  socket.onAny((event: string, ...args: unknown[]) => {
    if (known.has(event)) return;
    const last = args.at(-1);
    refuse(
      event.slice(0, 64),
      { code: 'malformed', message: `there is no message "${event.slice(0, 64)}"`, remedy: `send one of: ${[...known].join(', ')}` },
      typeof last === 'function' ? (last as AnyAnswer) : undefined,
    );
  });

  return {
    on(event, schema, needsJoin, handle) {
      known.add(event);
      const listener = (message: unknown, last: unknown): void => {
        const answer = typeof last === 'function' ? (last as AnyAnswer) : typeof message === 'function' ? (message as AnyAnswer) : undefined;
        const parsed = schema.safeParse(message);
        if (!parsed.success) {
          refuse(event, { code: 'malformed', message: `${event} ${firstIssue(parsed.error)}`, remedy: 'send the fields of this protocol version; reload the page if it is old' }, answer);
          return;
        }
        if (needsJoin && !joined()) {
          refuse(event, { code: 'forbidden', message: `${event} came before join`, remedy: 'send join and wait for its answer first' }, answer);
          return;
        }
        (async () => handle(parsed.data, answer))().catch((error: unknown) => {
          console.error(`metroscope: ${event} from screen "${name}" failed: ${messageOf(error)}`);
          refuse(event, { code: 'unavailable', message: `${event} failed in the hub`, remedy: 'try again; if it goes on, look at the output of the hub' }, answer);
        });
      };
      // The typed signature of `on` cannot be met by a listener that trusts nothing.
      (socket as unknown as { on(event: string, listener: (...args: unknown[]) => void): void }).on(event, listener);
    },
    settle(event, result, answer) {
      if (answer) answer(result);
      else if (!result.ok) refuse(event, result.refusal, undefined);
    },
  };
}
