import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../test/browser';
import { servePage } from '../test/serve-page';
import { writeEmptyCity } from './moving/empty-city';

/**
 * npm run bench:moving [-- --rounds N --seconds S]
 *
 * Main-thread milliseconds per frame that a moving fleet adds to the empty stage: our GPU-interpolated workers and
 * Cesium's PointPrimitiveCollection with the same positions, in turn in the same page, which draws frame after frame.
 * `frame` is the median frame callback (clock time); `all` is everything the main thread ran, data taken in and garbage
 * collection included, per frame (thread time, median of the rounds). One JSON line on stdout.
 */
const fleets = [7_000, 70_000];
const modes = ['empty', 'ours', 'cesiumPoints'] as const;
type Mode = (typeof modes)[number];

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '6' },
  },
});
const rounds = wholeNumber('rounds', values.rounds, 1, 100);
const seconds = wholeNumber('seconds', values.seconds, 1, 120);

const dataDir = mkdtempSync(join(tmpdir(), 'metroscope-bench-'));
writeEmptyCity(dataDir);
const served = await servePage(join(import.meta.dirname, 'moving'), dataDir);
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 320, height: 180 } });
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
  await page.goto(served.url);
  await page.waitForFunction(() => window.bench?.status.getState().phase === 'ready', null, { timeout: 120_000 });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const results = [];
  for (const fleet of fleets) results.push(await measureFleet(page, session, fleet));
  const errors = await page.evaluate(() => window.bench.errors());
  console.log(JSON.stringify({ unit: 'main-thread ms per frame', rounds, secondsPerRound: seconds, browser: browser.version(), results, errors }));
} finally {
  await browser.close();
  await served.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measureFleet(page: Page, session: CDPSession, fleet: number) {
  await page.evaluate((size) => window.bench.setFleet(size), fleet);
  const frame: Record<Mode, number[]> = { empty: [], ours: [], cesiumPoints: [] };
  const all: Record<Mode, number[]> = { empty: [], ours: [], cesiumPoints: [] };
  for (let round = 0; round < rounds; round++) {
    for (const mode of modes) {
      const measured = await measureRound(page, session, mode);
      frame[mode].push(...measured.frames);
      all[mode].push(measured.allPerFrame);
      process.stderr.write(`${fleet} ${mode}: ${median(measured.frames).toFixed(2)} ms, ${measured.frames.length} frames\n`);
    }
  }
  const frames = Object.fromEntries(modes.map((mode) => [mode, frame[mode].length]));
  return { fleet, frame: compare(frame), all: compare(all), frames };
}

/** Medians of each mode, what each adds to the empty stage, and how many times as much Cesium's points add as ours. */
function compare(samples: Record<Mode, number[]>) {
  const [empty, ours, cesiumPoints] = modes.map((mode) => median(samples[mode])) as [number, number, number];
  const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
  const added = { ours: rounded(ours - empty), cesiumPoints: rounded(cesiumPoints - empty) };
  const ratio = added.ours > 0 ? Math.round((added.cesiumPoints / added.ours) * 10) / 10 : null;
  return { empty: rounded(empty), ours: rounded(ours), cesiumPoints: rounded(cesiumPoints), added, ratio };
}

/** Starts `mode`, lets it settle until its first reports are on screen, then measures. */
async function measureRound(page: Page, session: CDPSession, mode: Mode): Promise<{ frames: number[]; allPerFrame: number }> {
  await page.evaluate((next) => window.bench.start(next), mode);
  await page.waitForTimeout(mode === 'empty' ? 1_000 : 6_000);
  await page.evaluate(() => window.bench.takeFrames());
  const before = await taskSeconds(session);
  await page.waitForTimeout(seconds * 1_000);
  const spent = (await taskSeconds(session)) - before;
  const frames = await page.evaluate(() => window.bench.takeFrames());
  if (frames.length < 5) throw new Error(`bench: only ${frames.length} frames in ${seconds} s; give more --seconds`);
  return { frames, allPerFrame: (spent * 1_000) / frames.length };
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = metrics.find(({ name }) => name === 'TaskDuration')?.value;
  if (value === undefined) throw new Error('bench: this browser does not tell TaskDuration');
  return value;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  process.stderr.write(`bench:moving: --${name} is "${text}"; give a whole number from ${least} to ${most}\n`);
  process.exit(2);
}
