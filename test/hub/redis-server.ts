import { spawnSync, type ChildProcess } from 'node:child_process';
import { endServer, freePort, startServer } from './server-process';

const installed = spawnSync('redis-server', ['--version']).status === 0;
/** In CI a missing server is a failure, so the tests run and say so; elsewhere they are skipped, loudly. */
export const skipRedis = !installed && process.env['CI'] === undefined;
if (skipRedis) console.warn('No redis-server is installed: what needs one is SKIPPED.');

export interface RedisServer {
  url: string;
  pid(): number;
  /** Ends it without a word; nothing it held is kept. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** A Redis server of its own that keeps nothing on disk. */
export async function startRedis(): Promise<RedisServer> {
  if (!installed) throw new Error('Redis is not installed: install the package redis-server (Debian) or put redis-server on the PATH');
  const port = await freePort();
  let server: ChildProcess;
  async function start(): Promise<void> {
    server = await startServer('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], '/', 'Ready to accept connections');
  }
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => server.pid!,
    start,
    kill: () => endServer(server, () => server.kill('SIGKILL')),
  };
}
