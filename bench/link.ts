/**
 * How fast and how together linked screens are. `npm run bench:link` prints one JSON object; `-- --only sockets,clients,cut`
 * measures some parts: `windows`, `panel` (one of them alone), `wall` (twelve windows), `leader`, `clients`, `sockets`, `cut`, `hubs` (two of them; needs redis-server and PostgreSQL).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/browser';
import { startHub, type RunningHub } from '../test/system/running-hub';
import { startBareHub } from './link/bare-hub';
import { measureClients, type Wall } from './link/clients';
import { measureCut } from './link/cut';
import { measureLeader } from './link/leader';
import { measurePanel } from './link/panel';
import { measureSockets, type Load } from './link/sockets';
import { measureTwoHubs } from './link/two-hubs';
import { measureWallWindows } from './link/wall-windows';
import { measureWindows } from './link/windows';

const slow = { delayMs: 150, jitterMs: 30, loss: 0.05 };
const withBrowser = (measure: (browser: Browser, hub: RunningHub) => Promise<unknown>) => async (hub: RunningHub): Promise<unknown> => {
  const browser = await launchBrowser();
  try {
    return await measure(browser, hub);
  } finally {
    await browser.close();
  }
};

async function inTurn<T>(items: readonly T[], measure: (item: T) => Promise<unknown>): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const item of items) results.push(await measure(item));
  return results;
}

/** Parts over the whole product, and over a hub alone. */
const drawn: Record<string, (hub: RunningHub) => Promise<unknown>> = {
  windows: withBrowser(measureWindows),
  panel: withBrowser(measurePanel),
  wall: withBrowser((browser, hub) => measureWallWindows(browser, hub, { rows: 3, columns: 4, seconds: 30 })),
  leader: withBrowser(measureLeader),
};
const bare: typeof drawn = {
  clients: (hub) => inTurn([
    { name: 'wall', rows: 3, columns: 4, seconds: 20 },
    { name: 'slow-tablets', rows: 1, columns: 3, seconds: 20, apart: true, slow: 'followers', weather: slow },
    { name: 'slow-leader', rows: 3, columns: 4, seconds: 20, slow: 'leader', weather: slow },
  ] satisfies Wall[], (wall) => measureClients(hub, wall)),
  sockets: (hub) => inTurn([
    { name: 'wall', followers: 24, hertz: 60, seconds: 15 },
    { name: 'one-stops-reading', followers: 24, hertz: 60, seconds: 15, oneStopsReading: true },
    { name: 'slow-wall', followers: 24, hertz: 60, seconds: 15, weather: slow },
    { name: 'many', followers: 300, hertz: 30, seconds: 15 },
    { name: 'slow-many', followers: 300, hertz: 30, seconds: 15, weather: slow },
  ] satisfies Load[], (load) => measureSockets(hub, load)),
  cut: (hub) => measureCut(hub, 12, 30),
  hubs: () => measureTwoHubs({ followers: 12, hertz: 60, seconds: 15, deaths: 3 }),
};

const { values } = parseArgs({ options: { only: { type: 'string', default: [...Object.keys(drawn), ...Object.keys(bare)].join(',') } } });
const asked = values.only.split(',');
const unknown = asked.filter((name) => !(name in drawn) && !(name in bare));
if (unknown.length > 0) throw new Error(`--only ${unknown.join(',')}: there are ${[...Object.keys(drawn), ...Object.keys(bare)].join(', ')}.`);

const results: Record<string, unknown> = {};
async function measureParts(some: typeof drawn, start: () => Promise<RunningHub>): Promise<void> {
  const names = asked.filter((name) => name in some);
  if (names.length === 0) return;
  const hub = await start();
  try {
    for (const name of names) {
      results[name] = await some[name]!(hub);
      process.stderr.write(`${name}: ${JSON.stringify(results[name])}\n`);
    }
  } finally {
    await hub.stop();
  }
}

const data = mkdtempSync(join(tmpdir(), 'metroscope-bench-link-'));
try {
  await measureParts(bare, startBareHub);
  await measureParts(drawn, () => startHub(data, ['--port', '0', '--feeds', 'none']));
} finally {
  rmSync(data, { recursive: true, force: true });
}
const machine = { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg()[0], node: process.version };
process.stdout.write(`${JSON.stringify({ bench: 'link', machine, ...results }, null, 2)}\n`);
