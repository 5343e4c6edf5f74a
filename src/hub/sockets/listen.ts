import type { Answer, ClientToHub, Refusal } from '@/protocol';
import type { z } from 'zod';
import { firstIssue } from './handshake';
import { messageOf } from '../hub-error';
import type { AnyAnswer, Heard, ScreenLine } from './screen-line';

/** Malformed messages within `malformedWindowMs` after which a screen is cut off. */
const maxMalformed = 100;
const malformedWindowMs = 10_000;

/** How one screen's messages are received. */
export interface Listening {
  /** Listens to one kind of message; what does not fit its schema, or comes before `join` though it needs it, never reaches `handle`. */
  on<E extends keyof ClientToHub, S extends z.ZodType>(
    event: E, schema: S, needsJoin: boolean, handle: (message: z.infer<S>, answer: AnyAnswer | undefined) => void | Promise<void>,
  ): void;
  /** Answers; a refusal nobody waits for is told all the same. */
  settle<T>(event: string, result: Answer<T>, answer: AnyAnswer | undefined): void;
}

interface ListenOptions {
  name: string;
  now(): number;
  joined(): boolean;
  /** Takes what nothing here listens to; left out, it is refused. */
  otherwise?: Heard;
}

/** Receives the messages of a screen; unknown ones are refused with the list of those there are. */
export function listenTo(line: ScreenLine, { name, now, joined, otherwise }: ListenOptions): Listening & { heard: Heard } {
  const known = new Map<string, (message: unknown, answer: AnyAnswer | undefined) => void>();
  const malformedAt: number[] = [];

  function refuse(event: string, refusal: Refusal, answer: AnyAnswer | undefined): void {
    answer?.({ ok: false, refusal } satisfies Answer<never>);
    line.send('move', 'refused', { event, ...refusal });
    if (refusal.code !== 'malformed') return;
    malformedAt.push(now());
    if (malformedAt.length < maxMalformed || malformedAt.shift()! < now() - malformedWindowMs) return;
    line.close('bad-message', `${maxMalformed} malformed messages within ${malformedWindowMs / 1_000} s; the last: ${refusal.message}`);
  }

  function unknown(event: string, answer: AnyAnswer | undefined): void {
    const short = event.slice(0, 64);
    refuse(short, { code: 'malformed', message: `there is no message "${short}"`, remedy: `send one of: ${[...known.keys()].join(', ')}` }, answer);
  }

  return {
    heard(event, message, answer) {
      const listener = known.get(event);
      if (listener) listener(message, answer);
      else if (otherwise) otherwise(event, message, answer);
      else unknown(event, answer);
    },
    on(event, schema, needsJoin, handle) {
      known.set(event, (message, answer) => {
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
      });
    },
    settle(event, result, answer) {
      if (answer) answer(result);
      else if (!result.ok) refuse(event, result.refusal, undefined);
    },
  };
}
