import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

const installed = spawnSync('redis-server', ['--version']).status === 0;
/** In CI a missing server is a failure, so the tests run and say so; elsewhere they are skipped, loudly. */
export const skipRedis = !installed && process.env['CI'] === undefined;
if (skipRedis) console.warn('No redis-server is installed: what needs one is SKIPPED.');

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

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
    server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/' });
    let said = '';
    await new Promise<void>((resolve, reject) => {
      server.stdout!.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ready to accept connections')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${said}`)));
    });
  }
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: () => server.pid!,
    start,
    async kill() {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
    },
  };
}
