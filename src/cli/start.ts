import { resolve } from 'node:path';
import { HubError, listCities, startHub, type Hub } from '@/hub';
import { ImportError, importDemoCity } from '@/importer';
import { buildClient } from './client-build';
import { importProgress } from './import-progress';
import { openBrowser } from './open-browser';
import { isPortFree } from './port-check';
import { readStartOptions, startHelp, UsageError, type StartOptions } from './start-options';

const demoCityId = 'astana';
const tokenDays = 30;
const root = resolve(import.meta.dirname, '../..');

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

async function ensureCity({ data, city }: StartOptions): Promise<void> {
  const cities = listCities(resolve(data, 'cities'));
  if (cities.includes(city)) return;
  if (city !== demoCityId) {
    throw new HubError(
      `there is no city "${city}" in ${data}; there are: ${[...new Set([demoCityId, ...cities])].join(', ')}`,
      `choose one with --city, or import yours: npm run city -- import FILES --id ${city}`,
    );
  }
  say(`Importing the demo city into ${data} (once) …`);
  const progress = importProgress(process.stderr);
  try {
    const { manifest } = await importDemoCity({ dataDir: data, onProgress: progress.onProgress });
    progress.end();
    say(`  ${manifest.name.en}: ${manifest.counts.buildings.toLocaleString('en')} buildings, ${manifest.counts.streets.toLocaleString('en')} streets`);
  } finally {
    progress.end();
  }
}

/** For people: which link is for which screen. */
function announce(hub: Hub, { json, host }: StartOptions): void {
  const { desk, wall, field } = hub.links;
  if (json) process.stdout.write(`${JSON.stringify({ desk, wall, field, hub: hub.url, pid: process.pid })}\n`);
  const lines = [
    '', ...hub.summary.map((line) => `  ${line}`), '',
    'Metroscope is running. Open on this machine:',
    `  desk   ${desk}`, `  wall   ${wall}`, `  field  ${field}`,
    ...hub.lanLinks.flatMap((links) => ['', 'On other machines of the network:', `  desk   ${links.desk}`, `  wall   ${links.wall}`, `  field  ${links.field}`]),
    '',
    ...(hub.lanLinks.length === 0 && host === '127.0.0.1' ? ['Only this machine can connect; --host 0.0.0.0 opens it to the network.'] : []),
    `A link signs in whoever has it, for ${tokenDays} days. Stop with Ctrl+C.`,
  ];
  (json ? process.stderr : process.stdout).write(`${lines.join('\n')}\n`);
}

function stopOnSignal(hub: Hub): void {
  let stopping = false;
  const stop = (): void => {
    // A second Ctrl+C does not wait.
    if (stopping) process.exit(130);
    stopping = true;
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
  await ensureCity(options);
  const built = await buildClient(root, () => say('Building the client (after a change of its sources) …'));
  if (built) say('  built');
  say('Starting the hub …');
  const hub = await startHub({
    data: options.data, client: resolve(root, 'dist'), cityId: options.city, host: options.host, port: options.port, room: options.room,
    feeds: options.feeds, scale: options.scale, requestsFile: options.requests, requestsPerMinute: options.requestsPerMinute,
    databaseUrl: process.env['DATABASE_URL'] || null, tokenDays,
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
