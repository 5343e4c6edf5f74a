import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { HubError, startHub, type Hub } from '@/hub';
import { ImportError, importDemoCity, importerVersion, listCities } from '@/importer';
import { announcement } from './announce';
import { buildClient } from './client-build';
import { importProgress } from './import-progress';
import { openBrowser } from './open-browser';
import { isPortFree } from './port-check';
import { readStartOptions, startHelp, UsageError, type StartOptions } from './start-options';

const demoCityId = 'astana';
const tokenDays = 30;
const secondSignalMs = 1_500;
const root = resolve(import.meta.dirname, '../..');

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

/** The city is there, or is the demo city and gets imported: the first time, and when an older version wrote it. */
async function ensureCity({ data, city }: StartOptions): Promise<void> {
  const cities = await listCities(data);
  const found = cities.find(({ id }) => id === city);
  const current = found && 'manifest' in found && (city !== demoCityId || found.manifest.source.importerVersion === importerVersion);
  if (current) return;
  if (city !== demoCityId) {
    if (found && 'error' in found) throw found.error;
    throw new HubError(
      `there is no city "${city}" in ${data}; there are: ${[...new Set([demoCityId, ...cities.map(({ id }) => id)])].join(', ')}`,
      `choose one with --city, or import yours: npm run city -- import FILES --id ${city}`,
    );
  }
  say(`${found ? 'The demo city was imported by an older version. Importing it again' : 'Importing the demo city'} into ${data} …`);
  const progress = importProgress(process.stderr);
  try {
    const { manifest } = await importDemoCity({ dataDir: data, onProgress: progress.onProgress });
    progress.end();
    say(`  ${manifest.name.en}: ${manifest.counts.buildings.toLocaleString('en')} buildings, ${manifest.counts.streets.toLocaleString('en')} streets`);
  } finally {
    progress.end();
  }
}

function announce(hub: Hub, options: StartOptions): void {
  const { desk, wall, field } = hub.links;
  if (options.json) process.stdout.write(`${JSON.stringify({ desk, wall, field, hub: hub.url, pid: process.pid })}\n`);
  const stream = options.json ? process.stderr : process.stdout;
  stream.write(`${announcement(hub, options, tokenDays, { isTTY: stream.isTTY, columns: stream.columns ?? 80 }).join('\n')}\n`);
}

function stopOnSignal(hub: Hub): void {
  let stoppingSince: number | undefined;
  const stop = (): void => {
    // A terminal and npm both pass Ctrl+C on: only a later one means "do not wait".
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > secondSignalMs) process.exit(130);
      return;
    }
    stoppingSince = performance.now();
    say('Stopping …');
    hub.close().then(() => process.exit(0), (error: unknown) => {
      say(`The hub did not stop cleanly: ${error instanceof Error ? error.message : String(error)}`);
      process.exit(1);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

async function run(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2), process.env, process.cwd());
  if (!options) {
    process.stdout.write(startHelp);
    return;
  }
  if (!(await isPortFree(options.host, options.port))) {
    throw new HubError(`port ${options.port} on ${options.host} is in use by another program`, 'stop that program, or choose another port with --port (0 takes any free one)');
  }
  if (options.requests !== null && !existsSync(options.requests)) {
    throw new UsageError(`there is no requests file ${options.requests}`, 'give --requests the path of a CSV file of service requests');
  }
  await ensureCity(options);
  const built = await buildClient(root, {
    building: () => say('Building the client (after a change of its sources) …'),
    waiting: (pid) => say(`Process ${pid} is building the client. Waiting for it …`),
  });
  if (built) say('  built');
  say('Starting the hub …');
  const hub = await startHub({
    data: options.data, client: resolve(root, 'dist'), cityId: options.city, host: options.host, port: options.port, room: options.room,
    feeds: options.feeds, scale: options.scale, requestsFile: options.requests, requestsPerMinute: options.requestsPerMinute,
    databaseUrl: process.env['DATABASE_URL'] || null, redisUrl: process.env['REDIS_URL'] || null, tokenDays,
    embedOrigins: options.embedOrigins,
    sessionLogDays: options.sessionLogDays,
  });
  stopOnSignal(hub);
  announce(hub, options);
  if (options.open && process.stdout.isTTY) openBrowser(hub.links.desk);
}

await run().catch((error: unknown) => {
  if (!(error instanceof HubError || error instanceof ImportError)) throw error;
  say(`${error.message}\n  ${error.remedy}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
