import { existsSync, renameSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Database, Query } from './database';
import { HubError, messageOf } from '../hub-error';

/** `sql` null closes the database. */
export interface ThreadCall { id: number; sql: string | null; params: unknown[] }
export type ThreadReply = { id: number; rows: unknown[] } | { id: number; error: string };

interface Thread {
  call(sql: string | null, params: readonly unknown[]): Promise<unknown[]>;
  stop(): Promise<unknown>;
}

/** PGlite computes where it is called, so it gets a thread of its own: a query never delays a camera message. */
async function startThread(dataDir: string): Promise<Thread> {
  const script = new URL('./pglite-thread.ts', import.meta.url).href;
  const worker = new Worker(
    `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(script)}); })`,
    { eval: true, workerData: { dataDir } },
  );
  const waiting = new Map<number, { resolve(rows: unknown[]): void; reject(error: Error): void }>();
  let lastId = 0;
  let ended: Error | undefined;
  const failAll = (error: Error): void => {
    ended = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (reply: ThreadReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) call?.reject(new Error(reply.error));
    else call?.resolve(reply.rows);
  });
  worker.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => failAll(new Error('the database thread has ended')));
  const expect = (id: number): Promise<unknown[]> => new Promise((resolve, reject) => {
    if (ended) reject(ended);
    else waiting.set(id, { resolve, reject });
  });
  const thread: Thread = {
    call(sql, params) {
      const id = ++lastId;
      const rows = expect(id);
      worker.postMessage({ id, sql, params: [...params] } satisfies ThreadCall);
      return rows;
    },
    stop: () => worker.terminate(),
  };
  try {
    await expect(0);
  } catch (error) {
    await thread.stop();
    throw error;
  }
  return thread;
}

/** Creates the cluster beside its place and moves it there, so a hub killed while creating leaves nothing half made. */
async function createCluster(dataDir: string): Promise<void> {
  const half = `${dataDir}.new`;
  rmSync(half, { recursive: true, force: true });
  const thread = await startThread(half);
  await thread.call(null, []);
  await thread.stop();
  renameSync(half, dataDir);
}

/**
 * PostgreSQL in process, stored in `dataDir`. A commit has left the process when it is acknowledged, so it survives
 * kill −9; PGlite never calls fsync, so only a PostgreSQL server also survives a power cut.
 *
 * @throws {HubError} when the folder cannot be opened as a database.
 */
export async function openPglite(dataDir: string): Promise<Database> {
  let thread: Thread;
  try {
    if (!existsSync(dataDir)) await createCluster(dataDir);
    thread = await startThread(dataDir);
  } catch (error) {
    throw new HubError(
      `the database in ${dataDir} cannot be opened: ${messageOf(error)}`,
      'check that the folder is writable and not full; to start with an empty log, move the folder away; --data chooses another folder',
      { cause: error },
    );
  }
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  const query = (async (sql: string, params: readonly unknown[] = []) => await thread.call(sql, params)) as Query;
  const queries: Database['patient'] = {
    query: ((sql: string, params?: readonly unknown[]) => inTurn(() => query(sql, params))) as Query,
    transaction: (work) => inTurn(async () => {
      await query('begin');
      try {
        const result = await work(query);
        await query('commit');
        return result;
      } catch (error) {
        await query('rollback').catch(() => undefined);
        throw error;
      }
    }),
  };
  return {
    description: `PGlite in ${dataDir}`,
    ...queries,
    patient: queries,
    listen: null,
    close: () => inTurn(async () => {
      await thread.call(null, []);
      await thread.stop();
    }),
  };
}
