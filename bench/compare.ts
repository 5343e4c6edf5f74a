import { cpus, loadavg, tmpdir } from 'node:os';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../test/browser';
import { startHub } from '../test/system/running-hub';
import { isReady, openScreen } from '../test/system/screens';
import { median } from './median';

/**
 * npm run bench:compare [-- --rounds 3 --seconds 8]
 *
 * What a second picture costs a desk: main-thread milliseconds per frame (thread time) while the camera turns, the heap after a collection, and what the
 * browser's processes hold, alone and compared in turn; then again when it was opened and closed for the last time. `--data` keeps the
 * hub's folder for the next run. One JSON object on stdout; fails when the screen reports errors.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' }, seconds: { type: 'string', default: '8' }, data: { type: 'string' } } });
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)];
if (!(rounds >= 1 && rounds <= 50 && seconds >= 1 && seconds <= 120)) throw new Error('give --rounds from 1 to 50 and --seconds from 1 to 120');

interface Round {
  mainMsPerFrame: number;
  framesPerSecond: number;
  heapMB: number;
  /** Resident memory of the page's and the GPU's process; null where /proc does not tell. */
  pageMB: number | null;
  gpuMB: number | null;
}

const data = values.data ?? mkdtempSync(join(tmpdir(), 'metroscope-bench-'));
const hub = await startHub(data, ['--port', '0']);
const browser = await launchBrowser();
try {
  const link = new URL(hub.desk);
  link.searchParams.set('budget', 'edges');
  const screen = await openScreen(browser, link.href, 1_440, 900);
  await isReady(screen);
  const { page } = screen;
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const found: Record<'alone' | 'compared', Round[]> = { alone: [], compared: [] };
  const firstPictureMs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    found.alone.push(await turn(page, session));
    const asked = performance.now();
    await page.keyboard.press('F4');
    await page.waitForFunction(() => document.querySelector('#stage-b canvas') && !document.body.innerText.includes('Loading picture'), null, { polling: 100, timeout: 240_000 });
    firstPictureMs.push(performance.now() - asked);
    found.compared.push(await turn(page, session));
    await page.keyboard.press('F4');
    await page.waitForFunction(() => !document.querySelector('#stage-b'), null, { polling: 100, timeout: 60_000 });
  }
  const after = await turn(page, session);
  const errors = [...screen.errors, ...await page.evaluate(() => window.metroscope.stats().errors)];
  console.log(JSON.stringify({
    bench: 'compare', rounds, seconds,
    machine: { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg()[0], browser: browser.version() },
    alone: middle(found.alone), compared: middle(found.compared), after, firstPictureMs: Math.round(median(firstPictureMs)), every: found, errors,
  }, null, 2));
  if (errors.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await hub.stop();
  if (values.data === undefined) rmSync(data, { recursive: true, force: true });
}

/** Turns the camera with every frame of the page, then measures what is held. */
async function turn(page: Page, session: CDPSession): Promise<Round> {
  await page.waitForTimeout(2_000);
  const before = await reading(page, session);
  await page.evaluate(async (ms) => {
    const start = performance.now();
    while (performance.now() - start < ms) {
      const { bearing } = window.metroscope.view.get();
      void window.metroscope.view.set({ bearing: (bearing + 0.2) % 360 });
      await new Promise((done) => { requestAnimationFrame(done); });
    }
  }, seconds * 1_000);
  const now = await reading(page, session);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const frames = Math.max(1, now.frames - before.frames);
  return {
    mainMsPerFrame: rounded((now.taskMs - before.taskMs) / frames), framesPerSecond: rounded(frames / seconds), heapMB: rounded(usedSize / 1e6), ...await held(page.context().browser()!),
  };
}

async function reading(page: Page, session: CDPSession): Promise<{ taskMs: number; frames: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  return { taskMs: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000, frames: await page.evaluate(() => window.metroscope.stats().frames) };
}

async function held(on: Browser): Promise<Pick<Round, 'pageMB' | 'gpuMB'>> {
  const session = await on.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const resident = (type: string): number | null => {
    try {
      const sizes = processInfo.filter((process) => process.type === type).map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1_024);
      return sizes.length === 0 ? null : Math.round(Math.max(...sizes));
    } catch {
      return null;
    }
  };
  return { pageMB: resident('renderer'), gpuMB: resident('GPU') };
}

function middle(all: readonly Round[]): Round {
  const of = (key: keyof Round): number | null => {
    const known = all.map((one) => one[key]).filter((value) => value !== null);
    return known.length === 0 ? null : rounded(median(known));
  };
  return { mainMsPerFrame: of('mainMsPerFrame')!, framesPerSecond: of('framesPerSecond')!, heapMB: of('heapMB')!, pageMB: of('pageMB'), gpuMB: of('gpuMB') };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
