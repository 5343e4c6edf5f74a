import { createHash } from 'node:crypto';
import type { Database } from './database';
import { stableUuid } from '../uuid-v5';

/** Photos of a room in the database: few and small, so that one backup has everything. */
export interface PhotoStore {
  /** Keeps a picture; the same one again is the same photo. Null when the room is full. */
  keep(room: string, subject: string, bytes: Uint8Array): Promise<string | null>;
  /** A picture of this room; null when it has none of this id. */
  read(room: string, id: string): Promise<Buffer | null>;
}

/** Bytes of all photos of a room. */
const roomBytes = 128 * 1_024 * 1_024;

export function createPhotoStore(database: Database, city: string, limit = roomBytes): PhotoStore {
  return {
    async keep(room, subject, bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex');
      const id = stableUuid(`photo ${city} ${room} ${digest}`);
      return database.transaction(async (query) => {
        // Two uploads at once must not pass the limit together; the lock ends with the transaction.
        await query('select pg_advisory_xact_lock(hashtext($1))', [`photos ${city} ${room}`]);
        const [held] = await query<{ used: string | number; known: boolean }>(
          `select coalesce(sum(size), 0) as used, coalesce(bool_or(id = $3::uuid), false) as known from photos where city = $1 and room = $2`, [city, room, id],
        );
        if (held?.known) {
          await query('update photos set at = now() where id = $1', [id]);
          return id;
        }
        if (Number(held?.used ?? 0) + bytes.length > limit) return null;
        await query(
          `insert into photos (id, city, room, subject, at, size, picture) values ($1, $2, $3, $4, now(), $5, decode($6, 'base64'))`,
          [id, city, room, subject, bytes.length, Buffer.from(bytes).toString('base64')],
        );
        return id;
      });
    },
    async read(room, id) {
      const [row] = await database.query<{ picture: string }>(`select encode(picture, 'base64') as picture from photos where id = $1 and city = $2 and room = $3`, [id, city, room]);
      return row ? Buffer.from(row.picture, 'base64') : null;
    },
  };
}

/** Statement that forgets photos that no drawing has shown for a day: nobody can take their removal back any more. */
export const forgetPhotos = `
  delete from photos where at < now() - interval '1 day' and not exists (
    select from room_documents d where d.city = photos.city and d.room = photos.room and d.kind = 'annotation' and d.content ->> 'photo' = '/api/photos/' || photos.id
  )`;
