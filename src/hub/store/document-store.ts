import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { authorSchema, roomDocumentSchema, type DocumentKind } from '@/model';
import { z } from 'zod';
import type { Database, Query } from './database';
import { firstIssue } from '../sockets/handshake';
import { messageOf } from '../hub-error';
import { endOf, type DocumentChange, type KeptDocument } from '../rooms/room-documents';
import { createWriteBehind } from './write-behind';

export interface DocumentName {
  kind: DocumentKind;
  id: string;
}

/** Documents of rooms in the database. A change is written on the version it was made on, or not at all (rule R105). */
export interface DocumentStore {
  /** What is written of a room now. @throws what the database throws. */
  read(room: string): Promise<KeptDocument[]>;
  /** The same, for who will change it. @throws what the database throws. */
  load(room: string): Promise<KeptDocument[]>;
  changed(room: string, changes: readonly DocumentChange[]): void;
  /** Resolves when the change is written, false when another hub's was there before; true as well when the database fails and it is tried again. */
  written(room: string, name: DocumentName): Promise<boolean>;
  /** What another hub has written, where this one wanted to or as soon as it hears of it: null where it had removed it. */
  onFound(room: string, listener: (name: DocumentName, found: KeptDocument | null) => void): void;
  flush(): Promise<void>;
  stop(): void;
}

const channel = 'metroscope_documents';
const afterMs = 250;

interface Row {
  room: string;
  change: DocumentChange;
}

const documentRowSchema = z.object({ content: roomDocumentSchema, changed_by: authorSchema });
const keyOf = (room: string, { kind, id }: DocumentName): string => JSON.stringify([room, kind, id]);
const keyOfRow = ({ room, change }: Row): string => keyOf(room, change.document);
const named = ({ room, change: { document: { kind, id } } }: Row): { room: string; kind: string; id: string } => ({ room, kind, id });

/** `lastingMs`: what fades sooner is not worth writing down, milliseconds. */
export function createDocumentStore(database: Database, city: string, lastingMs: number): DocumentStore {
  /** Versions in the database, as far as this hub knows; none for what is not there. */
  const stored = new Map<string, number>();
  const self = randomUUID();
  const listeners = new Map<string, (name: DocumentName, found: KeptDocument | null) => void>();
  /** Changes that found another's in their place, until whoever waits for them knows. */
  const beaten = new Set<string>();
  const documents = createWriteBehind<Row>({ what: 'documents of rooms', afterMs, write });

  const isKept = ({ change: { act, document } }: Row): boolean => (act === 'added' || act === 'changed') && endOf(document) - document.at > lastingMs;

  function read(row: unknown, room: string): KeptDocument | null {
    const parsed = documentRowSchema.safeParse(row);
    if (parsed.success) return { document: parsed.data.content, changedBy: parsed.data.changed_by };
    console.error(`metroscope: a document of room "${room}" in ${database.description} cannot be read and is left out: ${firstIssue(parsed.error)}`);
    return null;
  }

  const valuesOf = (rows: readonly Row[]): string => JSON.stringify(rows.map((row) => ({
    ...named(row), made_at: row.change.document.at, changed_by: row.change.changedBy, content: row.change.document, base: stored.get(keyOfRow(row)) ?? 0,
  })));
  const columns = 'room text, kind text, id text, made_at float8, changed_by jsonb, content jsonb, base int';

  /** Keys of what was written. */
  async function put(query: Query, rows: readonly Row[]): Promise<Set<string>> {
    type Name = { room: string } & DocumentName;
    const added = rows.filter((row) => !stored.has(keyOfRow(row)));
    const changed = rows.filter((row) => stored.has(keyOfRow(row)));
    const done: Name[] = [];
    if (added.length > 0) {
      done.push(...await query<Name>(
        `insert into room_documents (city, room, kind, id, made_at, changed_by, content)
         select $1, room, kind, id, to_timestamp(made_at / 1000), changed_by, content from jsonb_to_recordset($2::jsonb) as d(${columns})
         on conflict (city, room, kind, id) do nothing returning room, kind, id`,
        [city, valuesOf(added)],
      ));
    }
    if (changed.length > 0) {
      done.push(...await query<Name>(
        `update room_documents t set changed_by = d.changed_by, content = d.content from jsonb_to_recordset($2::jsonb) as d(${columns})
         where t.city = $1 and t.room = d.room and t.kind = d.kind and t.id = d.id and (t.content->>'version')::int = d.base returning t.room, t.kind, t.id`,
        [city, valuesOf(changed)],
      ));
    }
    return new Set(done.map(({ room, kind, id }) => keyOf(room, { kind, id })));
  }

  async function write(all: readonly Row[]): Promise<void> {
    const rows = all.filter((row) => isKept(row) ? stored.get(keyOfRow(row)) !== row.change.document.version : stored.has(keyOfRow(row)));
    const kept = rows.filter(isKept);
    const gone = rows.filter((row) => !isKept(row));
    const others = await database.transaction(async (query) => {
      if (gone.length > 0) {
        await query(
          `delete from room_documents t using jsonb_to_recordset($2::jsonb) as d(${columns})
           where t.city = $1 and t.room = d.room and t.kind = d.kind and t.id = d.id and (t.content->>'version')::int = d.base`,
          [city, valuesOf(gone)],
        );
      }
      const done = await put(query, kept);
      for (const room of new Set(rows.map((row) => row.room))) await query('select pg_notify($1, $2)', [channel, JSON.stringify([self, room])]);
      const missed = rows.filter((row) => !done.has(keyOfRow(row)));
      if (missed.length === 0) return [];
      const there = await query<{ room: string } & DocumentName>(
        `select t.room, t.kind, t.id, t.content, t.changed_by from room_documents t, jsonb_to_recordset($2::jsonb) as d(${columns})
         where t.city = $1 and t.room = d.room and t.kind = d.kind and t.id = d.id`,
        [city, valuesOf(missed)],
      );
      return missed.map((row) => ({ row, found: there.find(({ room, kind, id }) => keyOf(room, { kind, id }) === keyOfRow(row)) }));
    });
    for (const row of rows) {
      if (isKept(row)) stored.set(keyOfRow(row), row.change.document.version);
      else stored.delete(keyOfRow(row));
    }
    for (const { row, found } of others) beatenBy(row, found === undefined ? null : read(found, row.room));
  }

  function beatenBy(row: Row, found: KeptDocument | null): void {
    const { room, change: { document } } = row;
    const key = keyOfRow(row);
    if (found) stored.set(key, found.document.version);
    else stored.delete(key);
    // What was written though the database could not say so any more, and what is gone as it should be.
    if (isKept(row) ? isDeepStrictEqual(found?.document, document) : !found) return;
    beaten.add(key);
    listeners.get(room)?.({ kind: document.kind, id: document.id }, found);
  }

  async function readAll(room: string): Promise<KeptDocument[]> {
    const rows = await database.query('select content, changed_by from room_documents where city = $1 and room = $2 order by made_at, id', [city, room]);
    return rows.flatMap((row) => read(row, room) ?? []);
  }

  /** Takes what another hub has written meanwhile. */
  async function refresh(room: string): Promise<void> {
    await documents.flush();
    const listener = listeners.get(room);
    const there = new Map((await readAll(room)).map((kept) => [keyOf(room, kept.document), kept]));
    for (const [key, kept] of there) {
      const { document: { kind, id, version } } = kept;
      if (stored.get(key) === version) continue;
      stored.set(key, version);
      listener?.({ kind, id }, kept);
    }
    for (const key of [...stored.keys()]) {
      const [of, kind, id] = JSON.parse(key) as [string, DocumentKind, string];
      if (of !== room || there.has(key)) continue;
      stored.delete(key);
      listener?.({ kind, id }, null);
    }
  }

  const stop = database.listen?.(channel, (text) => {
    const [from, room] = text === null ? [] : (JSON.parse(text) as [string, string]);
    if (from === self) return;
    for (const each of listeners.keys()) {
      if (room === undefined || each === room) {
        refresh(each).catch((error: unknown) => console.error(`metroscope: documents of room "${each}" that another hub wrote could not be read: ${messageOf(error)}`));
      }
    }
  });

  return {
    read: readAll,
    async load(room) {
      const found = await readAll(room);
      for (const key of stored.keys()) if ((JSON.parse(key) as string[])[0] === room) stored.delete(key);
      for (const { document } of found) stored.set(keyOf(room, document), document.version);
      return found;
    },
    changed(room, changes) {
      for (const change of changes) documents.set(keyOf(room, change.document), { room, change });
    },
    async written(room, name) {
      await documents.flush();
      return !beaten.delete(keyOf(room, name));
    },
    onFound: (room, listener) => void listeners.set(room, listener),
    flush: () => documents.flush(),
    stop: () => stop?.(),
  };
}
