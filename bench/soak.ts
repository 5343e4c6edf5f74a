import { cpus, loadavg, tmpdir } from 'node:os';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import type { ViewState } from '../src/model';
import { launchBrowser } from '../test/browser';
import { startHub } from '../test/system/running-hub';
import { isReady, openScreen } from '../test/system/screens';

/**
 * npm run bench:soak [-- --minutes 60 --seed 7 --profile soak.heapprofile]
 *
 * A desk flies at random over the demo city, by day and by night, near and far, while the simulation runs. Every so often the
 * heap is collected and measured. `perHour` is the slope of the second half by least squares: what an hour of flying leaves
 * behind once everything is warm. `--profile` writes what was allocated in that half and is still there, by the calls that
 * allocated it, for the Memory panel of Chrome's developer tools. One JSON object on stdout; fails when a screen reports errors.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '7' }, profile: { type: 'string' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 24 * 60)) throw new Error(`--minutes ${values.minutes}: give a number over 0 and up to 1440.`);
const samplesWanted = 24;
/** Part of the city that is flown over, degrees from its middle. */
const reach = { longitude: 0.09, latitude: 0.05 };

interface Sample {
  minute: number;
  flights: number;
  heapMB: number;
  tileMB: number;
  domNodes: number;
  listeners: number;
  tilesFailed: number;
  frames: number;
}

let state = Number(values.seed) || 7;
const random = (from: number, to: number): number => {
  state = (state * 16_807) % 2_147_483_647;
  return from + ((to - from) * state) / 2_147_483_647;
};

const data = mkdtempSync(join(tmpdir(), 'metroscope-soak-'));
const hub = await startHub(data, ['--port', '0']);
const browser = await launchBrowser();
try {
  const screen = await openScreen(browser, hub.desk, 640, 400);
  await isReady(screen);
  const { page } = screen;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const home = await page.evaluate(() => window.metroscope.view.get());
  const samples = await fly(page, session, home);
  if (values.profile) writeFileSync(values.profile, JSON.stringify((await session.send('HeapProfiler.getSamplingProfile')).profile));
  const errors = [...screen.errors, ...await page.evaluate(() => window.metroscope.stats().errors)];
  const warm = samples.slice(samples.length >> 1);
  console.log(JSON.stringify({
    bench: 'soak', minutes, flights: samples.at(-1)?.flights ?? 0,
    machine: { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg()[0], browser: browser.version() },
    perHour: { heapMB: slope(warm, 'heapMB'), tileMB: slope(warm, 'tileMB'), domNodes: slope(warm, 'domNodes'), listeners: slope(warm, 'listeners') },
    samples, errors,
  }, null, 2));
  if (errors.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await hub.stop();
  rmSync(data, { recursive: true, force: true });
}

async function fly(page: Page, session: CDPSession, home: ViewState): Promise<Sample[]> {
  const samples: Sample[] = [];
  const start = performance.now();
  const elapsed = (): number => (performance.now() - start) / 60_000;
  let flights = 0;
  while (elapsed() < minutes) {
    const view = {
      longitude: home.longitude + random(-reach.longitude, reach.longitude), latitude: home.latitude + random(-reach.latitude, reach.latitude),
      height: 60 + random(0, 1) ** 3 * 6_000, bearing: random(0, 360), pitch: random(0, 80),
    };
    await page.evaluate((to) => window.metroscope.view.set(to, { durationMs: 1_500 }), view);
    flights++;
    if (elapsed() < ((samples.length + 1) * minutes) / samplesWanted) continue;
    samples.push(await measure(page, session, elapsed(), flights));
    if (values.profile && samples.length === samplesWanted >> 1) await session.send('HeapProfiler.startSampling', { samplingInterval: 8_192 });
  }
  return samples;
}

async function measure(page: Page, session: CDPSession, minute: number, flights: number): Promise<Sample> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const { memoryMB, tiles, frames } = await page.evaluate(() => window.metroscope.stats());
  return {
    minute: rounded(minute), flights, heapMB: rounded(metric('JSHeapUsedSize') / 1_048_576), tileMB: rounded(memoryMB),
    domNodes: metric('Nodes'), listeners: metric('JSEventListeners'), tilesFailed: tiles.failed, frames,
  };
}

/** Least-squares change of a value per hour. */
function slope(samples: readonly Sample[], key: 'heapMB' | 'tileMB' | 'domNodes' | 'listeners'): number | null {
  if (samples.length < 3) return null;
  const mean = (of: (sample: Sample) => number): number => samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const [x, y] = [mean(({ minute }) => minute), mean((sample) => sample[key])];
  const [over, under] = samples.reduce(([o, u], sample) => [o + (sample.minute - x) * (sample[key] - y), u + (sample.minute - x) ** 2], [0, 0]);
  return rounded((over / under) * 60);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
