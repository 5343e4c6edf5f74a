import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubError, takeLock } from '@/hub';
import { packFolder } from '@/importer';

const sources = ['src', 'index.html', 'public', 'assets', 'package-lock.json', 'vite.config.ts'];
/** Parts of src that never reach the browser. */
const nodeOnly: ReadonlySet<string> = new Set(['src/hub', 'src/importer', 'src/cli']);

function* filesUnder(root: string, path: string): Generator<string> {
  const entries = readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!nodeOnly.has(inner)) yield* filesUnder(root, inner);
    } else if (!/\.test\.tsx?$/.test(entry.name)) yield inner;
  }
}

/** A hash of everything the built client depends on. */
function sourceId(root: string): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const files = readdirSync(root, { withFileTypes: true }).find(({ name }) => name === source)?.isDirectory() ? filesUnder(root, source) : [source];
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0');
  }
  return hash.digest('hex');
}

const lookAgainMs = 250;

interface Telling {
  /** It is built now. */
  building(): void;
  /** Another process builds it; what it makes is used. */
  waiting(pid: number): void;
}

/**
 * Builds the client into `<root>/dist` unless it is there and made from these sources; one process at a time. Returns whether it did.
 *
 * @throws {HubError} when the build fails; what it said is on stderr.
 */
export async function buildClient(root: string, tell: Telling): Promise<boolean> {
  const dist = join(root, 'dist');
  const id = sourceId(root);
  const isThere = (): boolean => existsSync(join(dist, 'index.html')) && existsSync(join(dist, '.build-id')) && readFileSync(join(dist, '.build-id'), 'utf8') === id;
  const lock = join(root, 'node_modules', '.cache', 'metroscope-client.lock');
  for (let told = false; !isThere(); await sleep(lookAgainMs)) {
    const taken = takeLock(lock);
    if (typeof taken === 'function') {
      try {
        // Who had the lock until now may just have built it.
        if (isThere()) return false;
        tell.building();
        await build(root, dist, id);
        return true;
      } finally {
        taken();
      }
    }
    if (taken && !told) tell.waiting(taken.pid);
    told ||= taken !== null;
  }
  return false;
}

async function build(root: string, dist: string, id: string): Promise<void> {
  // Built beside its place and moved there whole: a hub that serves the old one never sees half of the new one.
  const fresh = join(root, 'node_modules', '.cache', `metroscope-client-${process.pid}`);
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  // stdout belongs to --json: the build talks on stderr only. Whatever environment starts us, the client is built for use.
  const building = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'], {
    cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: 'production' },
  });
  const [code] = (await once(building, 'exit')) as [number | null];
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new HubError(`the client could not be built (vite build ended with ${code ?? 'a signal'})`, 'its output above says where; after a change of dependencies run: npm ci');
  }
  await packFolder(fresh, 9);
  writeFileSync(join(fresh, '.build-id'), id);
  const old = `${fresh}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}
