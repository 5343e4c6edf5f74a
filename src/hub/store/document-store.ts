import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { authorSchema, roomDocumentSchema, type DocumentKind } from '@/model';
import { z } from 'zod';
import type { Database, Query } from './database';
import { firstIssue } from '../sockets/handshake';
import { messageOf } from '../hub-error';
import { endOf, type DocumentChange, type KeptDocument } from '../rooms/room-documents';
import type { DocumentJournal, UnwrittenDocument } from './document-journal';
import { createWriteBehind } from './write-behind';

export interface DocumentName {
  kind: DocumentKind;
  id: string;
}

/**
 * `written`: the database has it, or, while that fails, the hub's own disk. `beaten`: another hub's was there before. `unsaved`: neither takes it, and it
 * is tried again.
 */
export type Saved = 'written' | 'beaten' | 'unsaved';

/** Documents of rooms in the database. A change is written on the version it was made on, or not at all (rule R105). */
export interface DocumentStore {
  /** What is written of a room now. @throws what the database throws. */
  read(room: string): Promise<KeptDocument[]>;
  /** The same, for who will change it. @throws what the database throws. */
  load(room: string): Promise<KeptDocument[]>;
  changed(room: string, changes: readonly DocumentChange[]): void;
  /** Resolves when it is known what became of a change, soon in any case. */
  written(room: string, name: DocumentName): Promise<Saved>;
  /** What another hub has written, where this one wanted to or as soon as it hears of it: null where it had removed it. */
  onFound(room: string, listener: (name: DocumentName, found: KeptDocument | null) => void): void;
  /** Writes what hubs that are gone could not. @throws what the database throws. */
  replay(): Promise<void>;
  flush(): Promise<void>;
  stop(): void;
}

const channel = 'metroscope_documents';
const afterMs = 250;
/** A change the database takes longer for is kept on the disk and answered, milliseconds: a screen waits 5 s for its answer. */
const answerWithinMs = 2_500;

interface Row {
  room: string;
  change: DocumentChange;
}

const documentRowSchema = z.object({ content: roomDocumentSchema, changed_by: authorSchema });
const keyOf = (room: string, { kind, id }: DocumentName): string => JSON.stringify([room, kind, id]);
const keyOfRow = ({ room, change }: Row): string => keyOf(room, change.document);
const named = ({ room, change: { document: { kind, id } } }: Row): { room: string; kind: string; id: string } => ({ room, kind, id });

/** `lastingMs`: what fades sooner is not worth writing down, milliseconds. */
export function createDocumentStore(database: Database, journal: DocumentJournal, city: string, lastingMs: number): DocumentStore {
  /** Versions in the database, as far as this hub knows; none for what is not there. */
  const stored = new Map<string, number>();
  const self = randomUUID();
  const listeners = new Map<string, (name: DocumentName, found: KeptDocument | null) => void>();
  /** Changes that found another's in their place, until whoever waits for them knows. */
  const beaten = new Set<string>();
  /** Rows that are in the journal. */
  let journaled = new WeakSet<Row>();
  /** Changes that were tried, or are in the journal, of what is not written yet: any of them may be in the database without its having said so. */
  const tried = new Map<string, DocumentChange[]>();
  const documents = createWriteBehind<Row>({ what: 'documents of rooms', afterMs, write: writeOrKeep, done: allWritten });

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

  const isNew = (row: Row): boolean => (isKept(row) ? stored.get(keyOfRow(row)) !== row.change.document.version : stored.has(keyOfRow(row)));

  /** Puts on the disk what the database does not take. */
  function keep(rows: readonly Row[]): void {
    const fresh = rows.filter((row) => isNew(row) && !journaled.has(row));
    for (const row of fresh) tried.set(keyOfRow(row), [...tried.get(keyOfRow(row)) ?? [], row.change]);
    try {
      journal.keep(fresh.map(unwritten));
      for (const row of fresh) journaled.add(row);
    } catch (error) {
      console.error(`metroscope: ${fresh.length} changes of documents could be kept neither in ${database.description} nor in the data folder: ${messageOf(error)}`);
    }
  }

  const unwritten = (row: Row): UnwrittenDocument => ({ ...row, base: stored.get(keyOfRow(row)) ?? 0 });

  async function writeOrKeep(rows: readonly Row[]): Promise<void> {
    try {
      await write(rows);
    } catch (error) {
      keep(rows);
      throw error;
    }
  }

  function allWritten(): void {
    tried.clear();
    journaled = new WeakSet();
    journal.clear();
  }

  async function write(all: readonly Row[]): Promise<void> {
    const rows = all.filter(isNew);
    const there = rows.filter(isKept);
    const gone = rows.filter((row) => !isKept(row));
    const others = await database.transaction(async (query) => {
      if (gone.length > 0) {
        await query(
          `delete from room_documents t using jsonb_to_recordset($2::jsonb) as d(${columns})
           where t.city = $1 and t.room = d.room and t.kind = d.kind and t.id = d.id and (t.content->>'version')::int = d.base`,
          [city, valuesOf(gone)],
        );
      }
      const done = await put(query, there);
      for (const room of new Set(rows.map((row) => row.room))) await query('select pg_notify($1, $2)', [channel, JSON.stringify([self, room])]);
      const missed = rows.filter((row) => !done.has(keyOfRow(row)));
      if (missed.length === 0) return [];
      const instead = await query<{ room: string } & DocumentName>(
        `select t.room, t.kind, t.id, t.content, t.changed_by from room_documents t, jsonb_to_recordset($2::jsonb) as d(${columns})
         where t.city = $1 and t.room = d.room and t.kind = d.kind and t.id = d.id`,
        [city, valuesOf(missed)],
      );
      return missed.map((row) => ({ row, found: instead.find(({ room, kind, id }) => keyOf(room, { kind, id }) === keyOfRow(row)) }));
    });
    for (const row of rows) {
      if (isKept(row)) stored.set(keyOfRow(row), row.change.document.version);
      else stored.delete(keyOfRow(row));
    }
    const again = others.filter(({ row, found }) => !takes(row, found === undefined ? null : read(found, row.room))).map(({ row }) => row);
    if (again.length > 0) await write(again);
  }

  const isSo = (change: DocumentChange, room: string, found: KeptDocument | null): boolean =>
    (isKept({ room, change }) ? isDeepStrictEqual(found?.document, change.document) : found === null);

  /** Takes what the database has in the place of a change. False: it is an earlier change of this hub, which the database could not say it had written. */
  function takes(row: Row, found: KeptDocument | null): boolean {
    const { room, change } = row;
    const { document: { kind, id } } = change;
    const key = keyOfRow(row);
    if (found) stored.set(key, found.document.version);
    else stored.delete(key);
    if (isSo(change, room, found)) return true;
    const earlier = tried.get(key) ?? [];
    if (earlier.some((each) => each !== change && isSo(each, room, found))) return false;
    const answered = earlier.at(-1);
    if (answered && answered.act !== 'removed' && answered.act !== 'ended') {
      const file = journal.setAside({ room, change: answered });
      console.error(`metroscope: the ${kind} "${id}" of room "${room}" was changed at another hub while this one could not write; that one stays, and the one of ${answered.changedBy.screen} is kept in ${file}`);
    }
    if (!journaled.has(row)) beaten.add(key);
    listeners.get(room)?.({ kind, id }, found);
    return true;
  }

  async function readAll(room: string): Promise<KeptDocument[]> {
    const rows = await database.query('select content, changed_by from room_documents where city = $1 and room = $2 order by made_at, id', [city, room]);
    return rows.flatMap((row) => read(row, room) ?? []);
  }

  /** Takes what another hub has written meanwhile. */
  async function refresh(room: string): Promise<void> {
    await documents.flush();
    const listener = listeners.get(room);
    const own = new Set(documents.unwritten().map(keyOfRow));
    const there = new Map((await readAll(room)).map((kept) => [keyOf(room, kept.document), kept]));
    for (const [key, kept] of there) {
      const { document: { kind, id, version } } = kept;
      if (stored.get(key) === version || own.has(key)) continue;
      stored.set(key, version);
      listener?.({ kind, id }, kept);
    }
    for (const key of [...stored.keys()]) {
      const [of, kind, id] = JSON.parse(key) as [string, DocumentKind, string];
      if (of !== room || there.has(key) || own.has(key)) continue;
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
      await documents.flush();
      if (documents.unwritten().some((row) => row.room === room)) throw new Error(`changes of documents of room "${room}" are not written yet`);
      const found = await readAll(room);
      for (const key of stored.keys()) if ((JSON.parse(key) as string[])[0] === room) stored.delete(key);
      for (const { document } of found) stored.set(keyOf(room, document), document.version);
      return found;
    },
    changed(room, changes) {
      for (const change of changes) documents.set(keyOf(room, change.document), { room, change });
    },
    async written(room, name) {
      const key = keyOf(room, name);
      if (!documents.failing) await Promise.race([documents.flush(), sleep(answerWithinMs, undefined, { ref: false })]);
      if (beaten.delete(key)) return 'beaten';
      const rows = documents.unwritten().filter((row) => keyOfRow(row) === key && isNew(row));
      keep(rows);
      return rows.every((row) => journaled.has(row)) ? 'written' : 'unsaved';
    },
    async replay() {
      const { entries, forget } = journal.left();
      if (entries.length === 0) return forget();
      for (const { base, ...row } of entries) {
        const key = keyOfRow(row);
        if (!tried.has(key) && base > 0) stored.set(key, base);
        tried.set(key, [...tried.get(key) ?? [], row.change]);
        journaled.add(row);
        documents.set(key, row);
      }
      const count = documents.unwritten().length;
      await documents.flush();
      if (documents.failing) throw new Error(`changes of documents that were kept while it was away could not be written to ${database.description}`);
      forget();
      console.error(`metroscope: ${count} documents that a hub before this one could not write to ${database.description} are written`);
    },
    onFound: (room, listener) => void listeners.set(room, listener),
    flush: () => documents.flush(),
    stop: () => stop?.(),
  };
}
