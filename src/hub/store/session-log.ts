import { roomLogEntrySchema, type RoomLogNote, type RoomLogPage } from '@/protocol';
import { z } from 'zod';
import type { Database } from './database';
import { messageOf } from '../hub-error';

export interface LogQuery {
  from: number;
  to: number;
  after: number;
  limit: number;
  moves: 'yes' | 'no';
}

/** Who did what in the rooms of this city, and what they showed. */
export interface SessionLog {
  /** Writes down a moment later; what cannot be written is reported, and never holds up the room. */
  note(room: string, at: number, note: RoomLogNote): void;
  /** @throws what the database throws. */
  page(room: string, query: LogQuery): Promise<RoomLogPage>;
  /** Resolves when everything noted so far is written, or reported. */
  flush(): Promise<void>;
}

const batchMs = 250;
const retryMs = 5_000;
/** So many notes wait while the database does not write; then the oldest are lost. */
const mostWaiting = 20_000;
const batchSize = 2_000;

interface Waiting {
  room: string;
  at: number;
  note: RoomLogNote;
}

const rowSchema = z.object({ position: z.number(), at: z.number(), screen: z.unknown(), subject: z.unknown(), kind: z.unknown(), content: z.unknown() });

export function createSessionLog(database: Database, city: string): SessionLog {
  let waiting: Waiting[] = [];
  let lost = 0;
  let failing = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function write(batch: readonly Waiting[]): Promise<void> {
    await database.query(
      `insert into room_log (city, room, at, screen, subject, kind, content)
       select $1, room, to_timestamp(at / 1000), screen, subject, kind, content
       from jsonb_to_recordset($2::jsonb) as e(i int, room text, at float8, screen jsonb, subject text, kind text, content jsonb) order by i`,
      [city, JSON.stringify(batch.map(({ room, at, note }, i) => ({ i, room, at, ...note })))],
    );
  }

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchSize);
      try {
        await write(batch);
        waiting = waiting.slice(batch.length);
        if (failing) console.error(`metroscope: the session log is written again; ${lost} entries of it are lost`);
        failing = false;
        lost = 0;
      } catch (error) {
        if (!failing) console.error(`metroscope: the session log cannot be written to ${database.description}; the rooms go on, and it is tried again: ${messageOf(error)}`);
        failing = true;
        failures++;
        schedule(retryMs);
        return;
      }
    }
  }

  function schedule(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(writeWaiting);
    }, ms);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const before = failures;
    // Where the try under way fails, the next would too: it comes later.
    writing = writing.then(() => (failures > before ? undefined : writeWaiting()));
    await writing;
  }

  return {
    note(room, at, note) {
      // Not while a batch of them is being written: it is the head of the list.
      if (failing && waiting.length >= mostWaiting) {
        lost++;
        return;
      }
      waiting.push({ room, at, note });
      schedule(failing ? retryMs : batchMs);
    },
    async page(room, { from, to, after, limit, moves }) {
      if (!failing) await flush();
      const rows = await database.query(
        `select position::float8 as position, extract(epoch from at)::float8 * 1000 as at, screen, subject, kind, content from room_log
         where city = $1 and room = $2 and position > $5 and at < to_timestamp($4::float8 / 1000) and ($7 = 'yes' or kind <> 'move')
           and at >= coalesce(
             (select max(at) from room_log where city = $1 and room = $2 and kind = 'state' and at <= to_timestamp($3::float8 / 1000)),
             to_timestamp($3::float8 / 1000))
         order by position limit $6`,
        [city, room, from, to, after, limit + 1, moves],
      );
      const entries = rows.slice(0, limit).map((row) => roomLogEntrySchema.parse(rowSchema.parse(row)));
      return { entries, next: rows.length > limit ? entries.at(-1)!.position : null };
    },
    flush,
  };
}
