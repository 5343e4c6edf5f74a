/**
 * How fast and how together linked screens are. `npm run bench:link` prints one JSON object;
 * `-- --no-windows` leaves the browser out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../test/browser';
import { startHub } from '../test/system/running-hub';
import { measureClients } from './link/clients';
import { measureSockets } from './link/sockets';
import { measureWindows } from './link/windows';

const { values } = parseArgs({ options: { 'no-windows': { type: 'boolean', default: false } } });
const data = mkdtempSync(join(tmpdir(), 'metroscope-bench-link-'));
const loads = [
  { followers: 24, hertz: 60, seconds: 20 },
  { followers: 300, hertz: 30, seconds: 20 },
];

async function windows(links: { desk: string; wall: string }) {
  const browser = await launchBrowser();
  try {
    return await measureWindows(browser, links);
  } finally {
    await browser.close();
  }
}

try {
  const hub = await startHub(data, ['--port', '0', '--feeds', 'none']);
  try {
    const seen = values['no-windows'] ? null : await windows(hub);
    const clients = await measureClients(hub, 20);
    const sockets = [];
    for (const load of loads) sockets.push(await measureSockets(hub, load));
    const machine = { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg()[0], node: process.version };
    process.stdout.write(`${JSON.stringify({ bench: 'link', machine, windows: seen, clients, sockets }, null, 2)}\n`);
  } finally {
    await hub.stop();
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
