import { aspects } from '@/model';
import type { z } from 'zod';
import type { Database, Query } from '../store/database';
import type { DocumentJournal } from '../store/document-journal';
import { createDocumentStore, type DocumentStore } from '../store/document-store';
import { firstIssue } from '../sockets/handshake';
import type { KeptDocument } from './room-documents';
import { aspectPart, epochGap, historyName, pictureName, picturePart, readParts, type RememberedState, type RoomSnapshot } from './room-snapshot';
import { createWriteBehind } from '../store/write-behind';

/** What of a room outlives the hub. */
export interface RoomMemory {
  /**
   * Reads a room. As its home this hub decides for it from now on: what an earlier home still has to write of its state is not taken (rule R103).
   * Otherwise nothing of its state is written, only documents.
   *
   * @throws what the database throws.
   */
  load(room: string, asHome: boolean): Promise<{ documents: KeptDocument[]; state: RememberedState }>;
  readonly documents: Omit<DocumentStore, 'flush' | 'stop'>;
  /** The room shows something else than in `before`; null: nothing was written yet. */
  stateChanged(room: string, now: RoomSnapshot, before: RoomSnapshot | null): void;
  /** Whether no other hub has become the room's home since this one did. @throws what the database throws. */
  stillHas(room: string): Promise<boolean>;
  /** Another hub is the room's home: what this one wanted to write was not taken. */
  onFenced(listener: (room: string) => void): void;
  /** Resolves when everything said so far is written, or reported. */
  flush(): Promise<void>;
  /** The same, and hears of other hubs no more. */
  close(): Promise<void>;
}

const movingAfterMs = 1_000;
const restingAfterMs = 50;
/** What fades sooner than this, milliseconds, is not worth writing down. */
const lastingMs = 600_000;

interface StatePart {
  room: string;
  term: number;
  part: string;
  content: unknown;
}

export function createRoomMemory(database: Database, journal: DocumentJournal, city: string): RoomMemory {
  const documents = createDocumentStore(database, journal, city, lastingMs);
  const state = createWriteBehind<StatePart>({ what: 'values of rooms', afterMs: movingAfterMs, write: writeState });
  /** How often a room had had a home when this hub became it; none where it is not. */
  const terms = new Map<string, number>();
  const listeners: ((room: string) => void)[] = [];
  let soon: NodeJS.Timeout | undefined;

  async function currentTerms(query: Query, rooms: readonly string[]): Promise<Map<string, number>> {
    // Whoever becomes the home meanwhile waits until this is written, and reads it.
    const rows = await query<{ room: string; term: number }>(
      'select room, term::float8 as term from room_homes where city = $1 and room in (select jsonb_array_elements_text($2::jsonb)) order by room for share', [city, JSON.stringify(rooms)],
    );
    return new Map(rows.map(({ room, term }) => [room, term]));
  }

  async function writeState(parts: readonly StatePart[]): Promise<void> {
    const fenced = await database.transaction(async (query) => {
      const current = await currentTerms(query, [...new Set(parts.map(({ room }) => room))]);
      const valid = parts.filter(({ room, term }) => current.get(room) === term);
      await query(
        `insert into room_state (city, room, part, content) select $1, room, part, content from jsonb_to_recordset($2::jsonb) as s(room text, part text, content jsonb)
         on conflict (city, room, part) do update set content = excluded.content`,
        [city, JSON.stringify(valid.map(({ room, part, content }) => ({ room, part, content })))],
      );
      return parts.filter((part) => !valid.includes(part));
    });
    for (const { room, term } of fenced) {
      if (terms.get(room) !== term) continue;
      terms.delete(room);
      for (const listener of listeners) listener(room);
    }
  }

  const leftOut = (room: string) => (part: string, error: z.ZodError): void =>
    console.error(`metroscope: the ${part} of room "${room}" in ${database.description} cannot be read and is left out: ${firstIssue(error)}`);

  /** The epochs it goes on from are written down at once, so that a hub that dies right after does not grant them again. */
  const becomeHome = (room: string): Promise<{ part: string; content: unknown }[]> => database.transaction(async (query) => {
    const [home] = await query<{ term: number }>(
      `insert into room_homes (city, room, term) values ($1, $2, 1) on conflict (city, room) do update set term = room_homes.term + 1 returning term::float8 as term`, [city, room],
    );
    const parts = await readState(query, room);
    await query(
      `update room_state set content = jsonb_set(content, '{epoch}', to_jsonb((content->>'epoch')::bigint + $4)) where city = $1 and room = $2 and part = any($3)`,
      [city, room, `{${aspects.join(',')}}`, epochGap],
    );
    terms.set(room, home!.term);
    return parts;
  });

  const readState = (query: Query, room: string): Promise<{ part: string; content: unknown }[]> =>
    query('select part, content from room_state where city = $1 and room = $2', [city, room]);

  async function flush(): Promise<void> {
    clearTimeout(soon);
    soon = undefined;
    await Promise.all([documents.flush(), state.flush()]);
  }

  return {
    async load(room, asHome) {
      if (!asHome) terms.delete(room);
      const parts = await (asHome ? becomeHome(room) : readState(database.query, room));
      return { documents: await documents.load(room), state: readParts(parts, leftOut(room)) };
    },
    documents,
    stateChanged(room, now, before) {
      const term = terms.get(room);
      if (term === undefined) return;
      let rests = false;
      const note = (part: string, content: unknown): void => state.set(JSON.stringify([room, part]), { room, term, part, content });
      for (const aspect of aspects) {
        const [value, held] = [now.aspects[aspect], before?.aspects[aspect]];
        if (value.epoch === (held?.epoch ?? 0) && value.value === (held?.value ?? null)) continue;
        note(aspect, aspectPart(value));
        rests ||= value.value?.kind !== 'move';
      }
      if (now.shown !== (before?.shown ?? null) || now.held.join() !== (before?.held ?? []).join()) {
        note(pictureName, picturePart(now));
        rests = true;
      }
      if (before ? now.history !== before.history : now.history.length > 0) note(historyName, now.history);
      if (rests) {
        soon ??= setTimeout(() => {
          soon = undefined;
          void state.flush();
        }, restingAfterMs);
      }
    },
    async stillHas(room) {
      const [home] = await database.query<{ term: number }>('select term::float8 as term from room_homes where city = $1 and room = $2', [city, room]);
      return home?.term === terms.get(room);
    },
    onFenced: (listener) => void listeners.push(listener),
    flush,
    async close() {
      documents.stop();
      await flush();
    },
  };
}
