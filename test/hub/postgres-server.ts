import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { once } from 'node:events';

/** Folder of `initdb` and `postgres`: on the path, or where Debian puts them; undefined when there is no server. */
function findServer(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, 'bin')) : [];
  return [...versions, ...(process.env['PATH'] ?? '').split(delimiter)].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

const bin = findServer();
/** In CI a missing server is a failure, so the tests run and say so; elsewhere they are skipped, loudly. */
export const skipPostgres = bin === undefined && process.env['CI'] === undefined;
if (skipPostgres) console.warn('No PostgreSQL server (initdb, postgres) is installed: what needs one is SKIPPED.');

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

export interface PostgresServer {
  url: string;
  stop(): Promise<void>;
}

/** A PostgreSQL server of its own in a temporary folder; root hands it to the user `postgres`, as the server demands. */
export async function startPostgres(): Promise<PostgresServer> {
  if (bin === undefined) throw new Error('PostgreSQL is not installed: install the package postgresql (Debian) or put initdb and postgres on the PATH');
  const folder = mkdtempSync(join(tmpdir(), 'metroscope-postgres-'));
  const isRoot = process.getuid?.() === 0;
  const asUser = (command: string, args: string[]): [string, string[]] => (isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args]);
  if (isRoot) {
    const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
    chownSync(folder, id('-u'), id('-g'));
    chmodSync(folder, 0o700);
  }
  const data = join(folder, 'data');
  const initdb = spawnSync(...asUser(join(bin, 'initdb'), ['-D', data, '-U', 'metroscope', '--auth=trust', '-E', 'UTF8', '--locale=C', '-N']), { encoding: 'utf8', cwd: folder });
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr}`);
  const port = await freePort();
  const server: ChildProcess = spawn(...asUser(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]), { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)));
  });
  return {
    url: `postgres://metroscope@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = once(server, 'exit');
      // Fast shutdown, told to the server itself: runuser does not pass it on.
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
