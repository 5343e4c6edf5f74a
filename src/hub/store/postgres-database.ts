import { Client, Pool, type QueryConfig } from 'pg';
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
/** A server that gives no connection, or no answer to a query, for so long counts as gone, milliseconds: its machine may have vanished without a word. */
const connectMs = 10_000;
const answerMs = 10_000;
/** The same for migrations and upkeep. */
const patientMs = 1_800_000;
/** A connection nothing is asked on is asked after this; with no answer to that it is made again. Milliseconds. */
const pingMs = 10_000;
const pongMs = 5_000;
/** Of any connection: the machine is asked whether it is there after this without a packet, and once a second then, ten times; milliseconds. */
const alive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** A connection of its own that is made again when it breaks. */
function listenOn(url: string, channel: string, heard: (text: string | null) => void): () => void {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  function again(broken: Client): void {
    if (stopped || client !== broken) return;
    client = undefined;
    clearTimeout(timer);
    void broken.end().catch(() => undefined);
    timer = setTimeout(open, listenAgainMs);
  }
  function ping(asked: Client): void {
    timer = setTimeout(() => {
      asked.query({ text: 'select 1', query_timeout: pongMs } as QueryConfig).then(() => client === asked && ping(asked), () => again(asked));
    }, pingMs);
  }
  function open(): void {
    const opening = new Client({ connectionString: url, connectionTimeoutMillis: connectMs, query_timeout: answerMs, ...alive });
    client = opening;
    opening.on('error', () => again(opening));
    opening.on('end', () => again(opening));
    opening.on('notification', ({ payload }) => heard(payload ?? ''));
    // What was said while nobody listened is asked for at once.
    opening.connect().then(() => opening.query(`listen ${channel}`)).then(() => {
      heard(null);
      if (!stopped) ping(opening);
    }, () => again(opening));
  }
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    void client?.end().catch(() => undefined);
  };
}

/** Queries on connections of a pool, each given up where the server does not answer in time. */
function queriesOf(pool: Pool): Pick<Database, 'query' | 'transaction'> {
  return {
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
        // A connection that was silent is ended, and with it the transaction.
        if (error instanceof Error && error.message === 'Query read timeout') lose(error);
        else await client.query({ text: 'rollback', query_timeout: pongMs } as QueryConfig).catch(lose);
        throw error;
      } finally {
        client.off('error', lose);
        client.release(broken);
      }
    },
  };
}

/** @throws {HubError} when the server does not answer or refuses the sign-in. */
export async function openPostgres(url: string): Promise<Database> {
  const description = describe(url);
  let closing = false;
  const poolOf = (max: number, limitMs: number): Pool => {
    const made = new Pool({
      connectionString: url, max, connectionTimeoutMillis: connectMs, query_timeout: limitMs, statement_timeout: limitMs, idle_in_transaction_session_timeout: idleInTransactionMs, ...alive,
    });
    made.on('error', (error) => {
      if (!closing) console.error(`metroscope: a database connection was lost (${error.message}); the next query opens a new one`);
    });
    return made;
  };
  const pool = poolOf(8, answerMs);
  const patient = poolOf(1, patientMs);
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
    ...queriesOf(pool),
    patient: queriesOf(patient),
    listen: (channel, heard) => listenOn(url, channel, heard),
    async close() {
      closing = true;
      await Promise.all([pool.end(), patient.end()]);
    },
  };
}
