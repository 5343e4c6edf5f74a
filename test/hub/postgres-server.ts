import { spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { endServer, freePort, startServer } from './server-process';

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

export interface PostgresServer {
  url: string;
  /** Ends it as a crash does: nothing is finished, and only what was committed is there again. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
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
  let server: ChildProcess;
  async function start(): Promise<void> {
    server = await startServer(
      ...asUser(join(bin!, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]), folder, 'ready to accept connections',
    );
  }
  /** Told to the server itself: runuser does not pass it on. */
  const end = (signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => endServer(server, () => process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), signal));
  await start();
  return {
    url: `postgres://metroscope@127.0.0.1:${port}/postgres`,
    start,
    // Its immediate shutdown.
    kill: () => end('SIGQUIT'),
    async stop() {
      // Its fast shutdown.
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
