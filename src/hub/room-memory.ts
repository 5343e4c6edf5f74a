import { authorSchema, roomDocumentSchema } from '@/model';
import { z } from 'zod';
import type { Database } from './database';
import { firstIssue } from './handshake';
import { endOf, type DocumentChange, type KeptDocument } from './room-documents';
import { createWriteBehind } from './write-behind';

/** What of a room outlives the hub. */
export interface RoomMemory {
  /** @throws what the database throws. */
  load(room: string): Promise<{ documents: KeptDocument[] }>;
  documentsChanged(room: string, changes: readonly DocumentChange[]): void;
  /** Resolves when everything said so far is written, or reported. */
  flush(): Promise<void>;
}

const documentsAfterMs = 250;
/** What fades sooner than this, milliseconds, is not worth writing down. */
const lastingMs = 600_000;

const rowSchema = z.object({ content: roomDocumentSchema, changed_by: authorSchema });

interface Row {
  room: string;
  change: DocumentChange;
}

export function createRoomMemory(database: Database, city: string): RoomMemory {
  const documents = createWriteBehind<Row>({
    what: 'documents of rooms',
    afterMs: documentsAfterMs,
    async write(rows) {
      const left = rows.filter(({ change: { act, document } }) => (act === 'added' || act === 'changed') && endOf(document) - document.at > lastingMs);
      const gone = rows.filter((row) => !left.includes(row));
      await database.transaction(async (query) => {
        if (gone.length > 0) {
          await query(
            `delete from room_documents using jsonb_to_recordset($2::jsonb) as g(room text, kind text, id text)
             where room_documents.city = $1 and room_documents.room = g.room and room_documents.kind = g.kind and room_documents.id = g.id`,
            [city, JSON.stringify(gone.map(({ room, change: { document: { kind, id } } }) => ({ room, kind, id })))],
          );
        }
        if (left.length > 0) {
          await query(
            `insert into room_documents (city, room, kind, id, made_at, changed_by, content)
             select $1, room, kind, id, to_timestamp(made_at / 1000), changed_by, content
             from jsonb_to_recordset($2::jsonb) as d(room text, kind text, id text, made_at float8, changed_by jsonb, content jsonb)
             on conflict (city, room, kind, id) do update set changed_by = excluded.changed_by, content = excluded.content`,
            [city, JSON.stringify(left.map(({ room, change: { document, changedBy } }) => ({
              room, kind: document.kind, id: document.id, made_at: document.at, changed_by: changedBy, content: document,
            })))],
          );
        }
      });
    },
  });

  return {
    async load(room) {
      const rows = await database.query('select content, changed_by from room_documents where city = $1 and room = $2 order by made_at, id', [city, room]);
      return {
        documents: rows.flatMap((row): KeptDocument[] => {
          const parsed = rowSchema.safeParse(row);
          if (parsed.success) return [{ document: parsed.data.content, changedBy: parsed.data.changed_by }];
          console.error(`metroscope: a document of room "${room}" in ${database.description} cannot be read and is left out: ${firstIssue(parsed.error)}`);
          return [];
        }),
      };
    },
    documentsChanged(room, changes) {
      for (const change of changes) documents.set(JSON.stringify([room, change.document.kind, change.document.id]), { room, change });
    },
    flush: () => documents.flush(),
  };
}
