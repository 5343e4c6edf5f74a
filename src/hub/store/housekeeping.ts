import type { Database } from './database';
import { messageOf } from '../hub-error';
import { forgetPhotos } from './photo-store';

const everyMs = 3_600_000;
/** Days for which ended simulated requests are remembered. Nothing real is ever removed. */
const simulationKeptDays = 7;

/**
 * Once an hour: forgets simulated requests that ended long ago, so months of simulation do not fill the disk, and what was done in the rooms more
 * than `sessionLogDays` ago, and reclaims the space (PGlite has no autovacuum). Returns the way to stop.
 */
export function startHousekeeping(database: Database, sessionLogDays: number): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  async function clean(): Promise<void> {
    try {
      await database.patient.query(
        `with gone as (delete from requests where source = 'simulation' and final and updated_at < now() - $1::float8 * interval '1 day' returning request_id)
         delete from events using gone where subject = request_id`,
        [simulationKeptDays],
      );
      await database.patient.query(`delete from room_log where at < now() - $1::float8 * interval '1 day'`, [sessionLogDays]);
      await database.patient.query('vacuum room_log');
      await database.patient.query(forgetPhotos);
      await database.patient.query('vacuum photos');
      await database.patient.query('vacuum events');
      await database.patient.query('vacuum requests');
    } catch (error) {
      console.error(`metroscope: housekeeping of ${database.description} failed and will be tried again in an hour: ${messageOf(error)}`);
    }
  }
  const timer = setInterval(() => { running = clean(); }, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
