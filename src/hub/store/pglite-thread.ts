import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import type { ThreadCall, ThreadReply } from './pglite-database';

const port = parentPort!;
const send = (reply: ThreadReply): void => port.postMessage(reply);

const { dataDir } = workerData as { dataDir: string };
let database: PGlite;

async function run(call: ThreadCall): Promise<unknown[]> {
  if (call.sql !== null) return (await database.query(call.sql, call.params)).rows;
  await database.close();
  return [];
}

try {
  database = await PGlite.create({ dataDir });
  port.on('message', (call: ThreadCall) => {
    run(call).then(
      (rows) => send({ id: call.id, rows }),
      (error: unknown) => send({ id: call.id, error: error instanceof Error ? error.message : String(error) }),
    );
  });
  send({ id: 0, rows: [] });
} catch (error) {
  send({ id: 0, error: error instanceof Error ? error.message : String(error) });
}
