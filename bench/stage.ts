import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importDemoCity } from '@/importer';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../test/browser';
import { servePage } from '../test/serve-page';
import { median } from './median';

/**
 * npm run bench:stage [-- --rounds N --frames N --quick]
 *
 * Main-thread milliseconds per frame of the stage with empty overlays against CesiumJS alone with the same tiles to the same
 * error, along the same way; then of the stage with 10,000 three things and with 10,000 deck.gl things; in turn, in two pages
 * of one browser. `frame` is the median frame callback (clock time), `all` everything the main thread ran (thread time). Then
 * what the stage costs when nothing happens for 20 seconds. One JSON line on stdout.
 */
const size = { width: 320, height: 180 };
const modes = ['ours', 'cesium', 'oursThree', 'oursDeck'] as const;
type Mode = (typeof modes)[number];

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '4' }, frames: { type: 'string', default: '60' }, quick: { type: 'boolean', default: false } },
});
const rounds = values.quick ? 2 : wholeNumber('rounds', values.rounds, 1, 100);
const frames = values.quick ? 20 : wholeNumber('frames', values.frames, 5, 2_000);
const idleSeconds = values.quick ? 8 : 20;

const dataDir = mkdtempSync(join(tmpdir(), 'metroscope-bench-stage-'));
await importDemoCity({ dataDir, onProgress: () => undefined });
const served = await servePage(join(import.meta.dirname, 'stage'), dataDir);
const browser = await launchBrowser();
try {
  const ours = await open('');
  const cesium = await open('?cesium');
  const samples: Record<Mode, { frame: number[]; all: number[] }> = {
    ours: { frame: [], all: [] }, cesium: { frame: [], all: [] }, oursThree: { frame: [], all: [] }, oursDeck: { frame: [], all: [] },
  };
  for (let round = 0; round < rounds; round++) {
    for (const mode of modes) {
      const { frame, all } = await measureRound(mode === 'cesium' ? cesium : ours, mode);
      samples[mode].frame.push(...frame);
      samples[mode].all.push(all);
      process.stderr.write(`${round + 1}/${rounds} ${mode}: frame ${median(frame).toFixed(2)} ms, all ${all.toFixed(2)} ms\n`);
    }
  }
  await ours.page.evaluate(() => window.stageBench.overlay('none'));
  const idle = { ours: await measureIdle(ours), cesiumRequestMode: await measureIdle(cesium) };
  const frameMs = Object.fromEntries(modes.map((mode) => [mode, { frame: rounded(median(samples[mode].frame)), all: rounded(median(samples[mode].all)) }]));
  const to = (key: 'frame' | 'all'): number => rounded(median(samples.ours[key]) / median(samples.cesium[key]));
  console.log(JSON.stringify({
    unit: 'main-thread ms per frame', rounds, frames, size, browser: browser.version(), load: loadavg().map((value) => Math.round(value * 10) / 10),
    frameMs, oursToCesium: { frame: to('frame'), all: to('all') }, idleSeconds, idle,
  }));
} finally {
  await browser.close();
  await served.close();
  rmSync(dataDir, { recursive: true, force: true });
}

interface Tab {
  page: Page;
  session: CDPSession;
}

async function open(query: string): Promise<Tab> {
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
  await page.goto(served.url + query);
  await page.waitForFunction(() => 'stageBench' in window, null, { timeout: 120_000, polling: 200 });
  await page.evaluate(() => window.stageBench.load());
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session };
}

async function measureRound({ page, session }: Tab, mode: Mode): Promise<{ frame: number[]; all: number }> {
  await page.bringToFront();
  const overlay = ({ ours: 'none', cesium: 'none', oursThree: 'three', oursDeck: 'deck' } as const)[mode];
  await page.evaluate((kind) => window.stageBench.overlay(kind), overlay);
  await page.evaluate(() => window.stageBench.run(6));
  await page.evaluate(() => window.stageBench.takeFrames());
  const before = await taskMs(session);
  const drawn = await page.evaluate((count) => window.stageBench.run(count), frames);
  const all = ((await taskMs(session)) - before) / drawn;
  return { frame: await page.evaluate(() => window.stageBench.takeFrames()), all };
}

/** Shares in percent of one core. */
async function measureIdle({ page, session }: Tab) {
  await page.bringToFront();
  await page.evaluate(() => window.stageBench.rest());
  await new Promise((settled) => setTimeout(settled, 4_000));
  const before = { frames: await page.evaluate(() => window.stageBench.frames()), main: await taskMs(session), gpu: await gpuMs() };
  await new Promise((idle) => setTimeout(idle, idleSeconds * 1_000));
  const after = { main: await taskMs(session), gpu: await gpuMs(), frames: await page.evaluate(() => window.stageBench.frames()) };
  const share = (from: number, till: number): number => rounded((till - from) / (idleSeconds * 10));
  return {
    framesDrawn: after.frames - before.frames,
    mainThreadPercent: share(before.main, after.main),
    gpuProcessPercent: before.gpu === null || after.gpu === null ? null : share(before.gpu, after.gpu),
  };
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

/** Processor milliseconds of Chromium's GPU process so far; null where the browser does not say. */
async function gpuMs(): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const gpu = processInfo.find(({ type }) => type === 'GPU');
    return gpu ? gpu.cpuTime * 1_000 : null;
  } catch {
    return null;
  } finally {
    await session.detach();
  }
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  console.error(`--${name} takes a whole number from ${least} to ${most}, not "${text}"`);
  process.exit(2);
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
