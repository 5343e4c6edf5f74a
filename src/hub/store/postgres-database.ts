import { Client, Pool } from 'pg';
import type { Database, Query } from './database';
import { HubError, messageOf } from '../hub-error';

/** What of a database URL may be shown: never the password. */
function describe(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `PostgreSQL at ${host || 'the local socket'}${pathname}`;
  } catch {
    return 'PostgreSQL at DATABASE_URL';
  }
}

const listenAgainMs = 1_000;
/** A transaction whose hub says nothing for so long is ended by the server, milliseconds: it may hold the log's lock, and the hub may be gone without a word. */
const idleInTransactionMs = 5_000;

/** A connection of its own that is made again when it breaks. */
function listenOn(url: string, channel: string, heard: (text: string | null) => void): () => void {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  function again(broken: Client): void {
    if (stopped || client !== broken) return;
    client = undefined;
    void broken.end().catch(() => undefined);
    timer = setTimeout(open, listenAgainMs);
  }
  function open(): void {
    const opening = new Client({ connectionString: url, keepAlive: true });
    client = opening;
    opening.on('error', () => again(opening));
    opening.on('end', () => again(opening));
    opening.on('notification', ({ payload }) => heard(payload ?? ''));
    // What was said while nobody listened is asked for at once.
    opening.connect().then(() => opening.query(`listen ${channel}`)).then(() => heard(null), () => again(opening));
  }
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    void client?.end().catch(() => undefined);
  };
}

/** @throws {HubError} when the server does not answer or refuses the sign-in. */
export async function openPostgres(url: string): Promise<Database> {
  const description = describe(url);
  const pool = new Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 10_000, keepAlive: true, idle_in_transaction_session_timeout: idleInTransactionMs });
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) console.error(`metroscope: a database connection was lost (${error.message}); the next query opens a new one`);
  });
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new HubError(
      `${description} cannot be used: ${messageOf(error)}`,
      'check DATABASE_URL (postgres://user:password@host:port/database) and that the server runs; without DATABASE_URL the hub keeps its own database',
      { cause: error },
    );
  }
  return {
    description,
    query: (async (sql: string, params: readonly unknown[] = []) => (await pool.query(sql, [...params])).rows) as Query,
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      // The query under way rejects as well; a client whose error nobody hears would end the process.
      const lose = (error: Error): void => void (broken = error);
      client.on('error', lose);
      try {
        await client.query('begin');
        const result = await work((async (sql: string, params: readonly unknown[] = []) => (await client.query(sql, [...params])).rows) as Query);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(lose);
        throw error;
      } finally {
        client.off('error', lose);
        client.release(broken);
      }
    },
    listen: (channel, heard) => listenOn(url, channel, heard),
    close() {
      closing = true;
      return pool.end();
    },
  };
}
