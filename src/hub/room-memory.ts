import { aspects, authorSchema, roomDocumentSchema } from '@/model';
import { z } from 'zod';
import type { Database } from './database';
import { firstIssue } from './handshake';
import { endOf, type DocumentChange, type KeptDocument } from './room-documents';
import { aspectPart, epochGap, pictureName, picturePart, readParts, type RememberedState, type RoomSnapshot } from './room-snapshot';
import { createWriteBehind } from './write-behind';

/** What of a room outlives the hub. */
export interface RoomMemory {
  /** @throws what the database throws. */
  load(room: string): Promise<{ documents: KeptDocument[]; state: RememberedState }>;
  documentsChanged(room: string, changes: readonly DocumentChange[]): void;
  /** The room shows something else than in `before`; null: nothing was written yet. */
  stateChanged(room: string, now: RoomSnapshot, before: RoomSnapshot | null): void;
  /** Resolves when everything said so far is written, or reported. */
  flush(): Promise<void>;
}

const documentsAfterMs = 250;
const stateAfterMs = 1_000;
/** What fades sooner than this, milliseconds, is not worth writing down. */
const lastingMs = 600_000;

const documentRowSchema = z.object({ content: roomDocumentSchema, changed_by: authorSchema });

interface DocumentRow {
  room: string;
  change: DocumentChange;
}

interface StatePart {
  room: string;
  part: string;
  content: unknown;
}

const isKept = ({ change: { act, document } }: DocumentRow): boolean => (act === 'added' || act === 'changed') && endOf(document) - document.at > lastingMs;

async function writeDocuments(database: Database, city: string, rows: readonly DocumentRow[]): Promise<void> {
  const kept = rows.filter(isKept);
  const gone = rows.filter((row) => !isKept(row));
  await database.transaction(async (query) => {
    if (gone.length > 0) {
      await query(
        `delete from room_documents using jsonb_to_recordset($2::jsonb) as g(room text, kind text, id text)
         where room_documents.city = $1 and room_documents.room = g.room and room_documents.kind = g.kind and room_documents.id = g.id`,
        [city, JSON.stringify(gone.map(({ room, change: { document: { kind, id } } }) => ({ room, kind, id })))],
      );
    }
    if (kept.length > 0) {
      await query(
        `insert into room_documents (city, room, kind, id, made_at, changed_by, content)
         select $1, room, kind, id, to_timestamp(made_at / 1000), changed_by, content
         from jsonb_to_recordset($2::jsonb) as d(room text, kind text, id text, made_at float8, changed_by jsonb, content jsonb)
         on conflict (city, room, kind, id) do update set changed_by = excluded.changed_by, content = excluded.content`,
        [city, JSON.stringify(kept.map(({ room, change: { document, changedBy } }) => ({
          room, kind: document.kind, id: document.id, made_at: document.at, changed_by: changedBy, content: document,
        })))],
      );
    }
  });
}

async function writeState(database: Database, city: string, parts: readonly StatePart[]): Promise<void> {
  await database.query(
    `insert into room_state (city, room, part, content) select $1, room, part, content from jsonb_to_recordset($2::jsonb) as s(room text, part text, content jsonb)
     on conflict (city, room, part) do update set content = excluded.content`,
    [city, JSON.stringify(parts)],
  );
}

export function createRoomMemory(database: Database, city: string): RoomMemory {
  const documents = createWriteBehind<DocumentRow>({ what: 'documents of rooms', afterMs: documentsAfterMs, write: (rows) => writeDocuments(database, city, rows) });
  const state = createWriteBehind<StatePart>({ what: 'values of rooms', afterMs: stateAfterMs, write: (parts) => writeState(database, city, parts) });

  const leftOut = (what: string, room: string, error: z.ZodError): void =>
    console.error(`metroscope: ${what} of room "${room}" in ${database.description} cannot be read and is left out: ${firstIssue(error)}`);

  async function loadDocuments(room: string): Promise<KeptDocument[]> {
    const rows = await database.query('select content, changed_by from room_documents where city = $1 and room = $2 order by made_at, id', [city, room]);
    return rows.flatMap((row): KeptDocument[] => {
      const parsed = documentRowSchema.safeParse(row);
      if (parsed.success) return [{ document: parsed.data.content, changedBy: parsed.data.changed_by }];
      leftOut('a document', room, parsed.error);
      return [];
    });
  }

  /** The epochs it goes on from are written down at once, so that a hub that dies right after does not grant them again. */
  async function loadState(room: string): Promise<RememberedState> {
    const parts = await database.query<{ part: string; content: unknown }>('select part, content from room_state where city = $1 and room = $2', [city, room]);
    await database.query(
      `update room_state set content = jsonb_set(content, '{epoch}', to_jsonb((content->>'epoch')::bigint + $4)) where city = $1 and room = $2 and part = any($3)`,
      [city, room, `{${aspects.join(',')}}`, epochGap],
    );
    return readParts(parts, (part, error) => leftOut(`the ${part}`, room, error));
  }

  return {
    load: async (room) => ({ documents: await loadDocuments(room), state: await loadState(room) }),
    documentsChanged(room, changes) {
      for (const change of changes) documents.set(JSON.stringify([room, change.document.kind, change.document.id]), { room, change });
    },
    stateChanged(room, now, before) {
      const note = (part: string, content: unknown): void => state.set(JSON.stringify([room, part]), { room, part, content });
      for (const aspect of aspects) {
        const [value, held] = [now.aspects[aspect], before?.aspects[aspect]];
        if (value.epoch !== (held?.epoch ?? 0) || value.value !== (held?.value ?? null)) note(aspect, aspectPart(value));
      }
      if (now.shown !== (before?.shown ?? null) || now.held.join() !== (before?.held ?? []).join()) note(pictureName, picturePart(now));
    },
    async flush() {
      await documents.flush();
      await state.flush();
    },
  };
}
