import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startHub } from '@/hub';
import { importDemoCity } from '@/importer';
import { ensureClient } from '../scripts/ensure-client';
import { median } from './median';
import { measureTasks, type Tasks } from './tasks/measure';

/**
 * npm run bench:tasks [-- --n N --seconds S --city FOLDER]
 *
 * What keeps the desk's main thread from answering hands while it starts and names, streets and regions arrive: tasks of Chromium's own trace, in clock time and in thread time (other work on the machine counts in the first only).
 * `--city` takes an imported city's folder instead of importing the demo city. One JSON line on stdout.
 */
const { values } = parseArgs({ options: { n: { type: 'string', default: '3' }, seconds: { type: 'string', default: '20' }, city: { type: 'string' } } });
const [n, seconds] = [Number(values.n), Number(values.seconds)];
if (!Number.isInteger(n) || n < 1 || n > 20 || !(seconds >= 1 && seconds <= 120)) {
  console.error('--n takes a whole number from 1 to 20, --seconds 1 to 120');
  process.exit(2);
}

const root = join(import.meta.dirname, '..');
await ensureClient(root);
const data = mkdtempSync(join(tmpdir(), 'metroscope-bench-tasks-'));
if (values.city) cpSync(values.city, join(data, 'cities/astana'), { recursive: true });
const cityId = values.city ? 'astana' : (await importDemoCity({ dataDir: data, onProgress: () => undefined })).manifest.id;
const hub = await startHub({
  data, client: join(root, 'dist'), cityId, host: '127.0.0.1', port: 0, room: 'bench', feeds: 'simulated', scale: 'city',
  requestsFile: null, requestsPerMinute: 10, databaseUrl: null, tokenDays: 1,
});
try {
  const runs: Tasks[] = [];
  for (let round = 0; round < n; round++) {
    const tasks = await measureTasks(hub.links.desk, seconds);
    runs.push(tasks);
    process.stderr.write(`${round + 1}/${n}: ${JSON.stringify(tasks)}\n`);
  }
  const of = (key: Exclude<keyof Tasks, 'longestAre'>): number => median(runs.map((run) => run[key]));
  console.log(JSON.stringify({
    unit: 'ms', n, seconds, load: loadavg().map((value) => Math.round(value * 10) / 10),
    medians: { longest: of('longest'), longestThread: of('longestThread'), over50: of('over50'), over50Thread: of('over50Thread'), blocked: of('blocked'), blockedThread: of('blockedThread') },
    runs,
  }));
} finally {
  await hub.close();
  rmSync(data, { recursive: true, force: true });
}
