import { randomUUID } from 'node:crypto';
import { finalStatuses, requestSources, serviceRequestSchema, type ServiceRequest } from '@/model';
import type { Answer, Refusal } from '@/protocol';
import { z } from 'zod';
import type { Database, Query } from './database';
import { digest } from './digest';
import { messageOf } from '../hub-error';
import { applyEvent, type RequestEvent } from './request-events';

/** Something that happened, as it is asked to be written. Times are hub time, milliseconds since 1970 UTC. */
export interface Draft {
  /** The same again is answered the same; the same id with another `command` is refused. */
  commandId: string;
  /** What was sent, for that comparison. */
  command: unknown;
  requestId: string;
  event: RequestEvent;
  occurredAt: number;
  actor: string;
  source: (typeof requestSources)[number];
}

export interface Written {
  offset: number;
  requestId: string;
}

/** Requests that changed, in log order, after they have been committed. */
export interface Change {
  offset: number;
  request: ServiceRequest;
}

export interface Page {
  changes: Change[];
  /** True when there is nothing after the last change. */
  complete: boolean;
}

export interface EventLog {
  /** Resolves when the draft is durable, or refused. Never rejects. */
  append(draft: Draft): Promise<Answer<Written>>;
  /**
   * The latest of each request that changed after `after`, oldest change first, at most 500. A reader that starts
   * from 0 gets what is open and what ended within a day; one that goes on from an offset gets every change.
   */
  page(after: number, fromStart: boolean): Promise<Page>;
  /** Requests of one source that are not final, for feeds that go on after a restart. */
  open(source: Draft['source']): Promise<ServiceRequest[]>;
  /** Ids of all commands of one source in the log. */
  commandIds(source: Draft['source']): Promise<Set<string>>;
  onChange(listener: (changes: readonly Change[]) => void): void;
  /** Offset of the last entry that was published. */
  readonly head: number;
  /** Whether the database answered when it was asked last. */
  readonly reachable: boolean;
  /** Publishes what other hubs have written until now. @throws what the database throws. */
  catchUp(): Promise<void>;
  /** Resolves when everything appended so far has been answered; then hears of other hubs no more. */
  stop(): Promise<void>;
}

const channel = 'metroscope_log';
/** A notification may be missed: the log is looked at this often all the same, milliseconds. */
const lookMs = 2_000;

const pageSize = 500;
const batchSize = 500;
const maxFutureMs = 5 * 60_000;
/** What has ended is told to readers this long, milliseconds. */
export const rememberEndedMs = 24 * 3_600_000;

interface Waiting {
  draft: Draft;
  answer(result: Answer<Written>): void;
}

const refuse = (code: Refusal['code'], message: string, remedy: string): Answer<never> => ({ ok: false, refusal: { code, message, remedy } });

const changeSchema = z.object({ offset: z.number(), content: serviceRequestSchema });
const toChange = (row: unknown): Change => {
  const { offset, content } = changeSchema.parse(row);
  return { offset, request: content };
};

/** @throws what the database throws. */
export async function openEventLog(database: Database, city: string, now: () => number): Promise<EventLog> {
  const [start] = await database.query<{ head: number }>('select last_offset::float8 as head from log_head');
  const listeners: ((changes: readonly Change[]) => void)[] = [];
  let head = start?.head ?? 0;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | null = null;
  let reading: Promise<void> | null = null;

  /** Decides every draft of a batch, writes the accepted ones, and says what to answer and what to publish. */
  async function write(query: Query, batch: readonly Draft[]): Promise<{ answers: Answer<Written>[]; changes: Change[]; before: number }> {
    // Taking the lock before reading: with several hubs on one server nobody decides on an old state.
    const [locked] = await query<{ last: number }>('select last_offset::float8 as last from log_head for update');
    const before = locked!.last;
    let last = before;
    const commands = new Map(
      (await query<{ command_id: string; digest: string; offset: number; subject: string }>(
        'select command_id, digest, log_offset::float8 as offset, subject from events where command_id = any($1::uuid[])',
        [`{${batch.map((draft) => draft.commandId).join(',')}}`],
      )).map((row) => [row.command_id, { digest: row.digest, offset: row.offset, requestId: row.subject }]),
    );
    const requests = new Map(
      (await query<{ content: unknown }>(
        'select content from requests where request_id = any($1::uuid[])',
        [`{${batch.map((draft) => draft.requestId).join(',')}}`],
      )).map((row) => { const request = serviceRequestSchema.parse(row.content); return [request.requestId, request]; }),
    );
    const receivedAt = now();
    const events: object[] = [];
    const changed = new Map<string, Change>();
    const answers = batch.map((draft): Answer<Written> => {
      const sum = digest({ command: draft.command, actor: draft.actor });
      const stored = commands.get(draft.commandId);
      if (stored) {
        return stored.digest === sum
          ? { ok: true, value: { offset: stored.offset, requestId: stored.requestId } }
          : refuse('conflict', `command ${draft.commandId} was given before with other content`, 'give every new command its own commandId');
      }
      const ahead = draft.occurredAt - receivedAt;
      if (ahead > maxFutureMs) {
        return refuse(
          'malformed',
          `occurredAt: ${new Date(draft.occurredAt).toISOString()} lies ${Math.round(ahead / 60_000)} minutes in the future of the hub`,
          'set the clock of the device that sent it, then report again under a new commandId',
        );
      }
      const applied = applyEvent(requests.get(draft.requestId), draft.requestId, draft.event, draft.occurredAt);
      if (!applied.ok) return applied;
      const offset = ++last;
      requests.set(draft.requestId, applied.request);
      changed.delete(draft.requestId);
      changed.set(draft.requestId, { offset, request: applied.request });
      commands.set(draft.commandId, { digest: sum, offset, requestId: draft.requestId });
      events.push({
        log_offset: offset, event_id: randomUUID(), kind: draft.event.kind, subject: draft.requestId, command_id: draft.commandId, digest: sum,
        occurred_at: draft.occurredAt, received_at: receivedAt, actor: draft.actor, source: draft.source, content: draft.event,
      });
      return { ok: true, value: { offset, requestId: draft.requestId } };
    });
    if (events.length > 0) {
      await query('update log_head set last_offset = $1', [last]);
      await query('select pg_notify($1, $2)', [channel, '']);
      await query(
        `insert into events (log_offset, event_id, city, kind, subject, command_id, digest, occurred_at, received_at, actor, source, content)
         select log_offset, event_id, $2, kind, subject, command_id, digest, to_timestamp(occurred_at / 1000), to_timestamp(received_at / 1000), actor, source, content
         from jsonb_to_recordset($1::jsonb) as e(log_offset bigint, event_id uuid, kind text, subject uuid, command_id uuid, digest text,
           occurred_at float8, received_at float8, actor text, source text, content jsonb)`,
        [JSON.stringify(events), city],
      );
      await query(
        `insert into requests (request_id, city, log_offset, status, final, source, updated_at, content)
         select request_id, $2, log_offset, status, final, source, to_timestamp(updated_at / 1000), content
         from jsonb_to_recordset($1::jsonb) as r(request_id uuid, log_offset bigint, status text, final boolean, source text, updated_at float8, content jsonb)
         on conflict (request_id) do update set log_offset = excluded.log_offset, status = excluded.status, final = excluded.final,
           updated_at = excluded.updated_at, content = excluded.content`,
        [JSON.stringify([...changed.values()].map(({ offset, request }) => ({
          request_id: request.requestId, log_offset: offset, status: request.status, final: finalStatuses.has(request.status),
          source: request.source, updated_at: request.updatedAt, content: request,
        }))), city],
      );
    }
    return { answers, changes: [...changed.values()], before };
  }

  function publish(changes: readonly Change[]): void {
    const unseen = changes.filter(({ offset }) => offset > head);
    if (unseen.length === 0) return;
    head = unseen.at(-1)!.offset;
    for (const listener of listeners) listener(unseen);
  }

  async function pageAfter(after: number, endedSince: number): Promise<Page> {
    const rows = await database.query(
      `select log_offset::float8 as offset, content from requests
       where city = $1 and log_offset > $2 and ($3::float8 = 0 or not final or updated_at > to_timestamp($3::float8 / 1000))
       order by log_offset limit ${pageSize}`,
      [city, after, endedSince],
    );
    return { changes: rows.map(toChange), complete: rows.length < pageSize };
  }

  /** Entries are committed in the order of their offsets: what is up to the last one is all there is. */
  async function readOthers(): Promise<void> {
    const [row] = await database.query<{ last: number }>('select last_offset::float8 as last from log_head');
    const { last } = row!;
    for (let complete = last <= head; !complete;) {
      const page = await pageAfter(head, 0);
      publish(page.changes);
      ({ complete } = page);
    }
    head = Math.max(head, last);
  }

  async function catchUp(): Promise<void> {
    // A reading under way may have begun before the entry that is asked for.
    await reading?.catch(() => undefined);
    reading ??= readOthers().finally(() => { reading = null; });
    await reading;
  }

  let reachable = true;
  function reach(yes: boolean, why = ''): void {
    if (yes === reachable || stopped) return;
    reachable = yes;
    console.error(`metroscope: ${database.description} ${yes ? 'answers again' : `does not answer${why}; until it does, what is reported is refused and rooms that are not open cannot be opened`}`);
  }
  const look = (): void => void catchUp().then(() => reach(true), (error: unknown) => reach(false, ` (${messageOf(error)})`));
  let stopped = false;
  const stopListening = database.listen?.(channel, look);
  const looking = database.listen && setInterval(look, lookMs);

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchSize);
      waiting = waiting.slice(batchSize);
      try {
        const { answers, changes, before } = await database.transaction((query) => write(query, batch.map((entry) => entry.draft)));
        batch.forEach((entry, i) => entry.answer(answers[i]!));
        if (changes.length === 0) continue;
        // What another hub wrote in between comes first, from the database.
        if (before === head) publish(changes);
        else look();
      } catch (error) {
        if (reachable) console.error(`metroscope: ${batch.length} log entries could not be written to ${database.description}: ${messageOf(error)}`);
        const answer = refuse('unavailable', 'the log could not be written', 'send it again with the same commandId; if it goes on, look at the hub and its database');
        for (const entry of batch) entry.answer(answer);
      }
    }
    writing = null;
  }

  return {
    append: (draft) => new Promise((answer) => {
      waiting.push({ draft, answer });
      writing ??= writeWaiting();
    }),
    page: (after, fromStart) => pageAfter(after, fromStart ? now() - rememberEndedMs : 0),
    async open(source) {
      const rows = await database.query('select log_offset::float8 as offset, content from requests where city = $1 and source = $2 and not final', [city, source]);
      return rows.map((row) => toChange(row).request);
    },
    async commandIds(source) {
      const rows = await database.query<{ command_id: string }>('select command_id from events where city = $1 and source = $2', [city, source]);
      return new Set(rows.map((row) => row.command_id));
    },
    onChange: (listener) => { listeners.push(listener); },
    get head() { return head; },
    get reachable() { return reachable; },
    catchUp,
    async stop() {
      while (writing) await writing;
      stopped = true;
      if (looking) clearInterval(looking);
      stopListening?.();
      await reading?.catch(() => undefined);
    },
  };
}
