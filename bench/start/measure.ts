import type { CDPSession } from 'playwright-core';
import { launchBrowser } from '../../test/browser';
import { firstCityPixel, type Shown } from './first-pixel';

/** What one cold start took. Times in milliseconds since navigation. */
export interface Start {
  firstPixel: number;
  complete: number;
  /** Until complete: over the wire, and of that scripts. */
  bytes: number;
  scriptBytes: number;
  requests: number;
  /** Scripts that had arrived by the first pixel. */
  scriptBytesBeforeFirstPixel: number;
  /** Main-thread milliseconds until complete. */
  mainThreadMs: number;
  /** JavaScript heap once complete, after garbage collection, megabytes. */
  heapMB: number;
}

/** Longest wait for a complete picture. */
const timeoutMs = 90_000;
const pictureWidth = 360;

/** Opens `url` in a browser that has nothing stored. `complete` is asked in the page: when it had its first complete picture, or null. */
export async function measureStart(url: string, complete: () => number | null, size: { width: number; height: number }): Promise<{ start: Start; shown: Shown[] }> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
    page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
    // The GPU process and the compositor are up before the clock starts.
    await page.setContent('<canvas></canvas><script>document.querySelector("canvas").getContext("webgl2").clear(16384)</script>');
    const session = await page.context().newCDPSession(page);
    const traffic = await watchTraffic(session);
    const shown = await watchScreen(session);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const before = await taskMs(session);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(complete, null, { timeout: timeoutMs, polling: 100 });
    const completeAt = (await page.evaluate(complete))!;
    const mainThreadMs = (await taskMs(session)) - before;
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await page.waitForTimeout(1_200);
    const origin = await page.evaluate(() => performance.timeOrigin);
    const pictures = shown().map(({ at, png }) => ({ at: at - origin, png })).filter(({ at }) => at > 0);
    const first = firstCityPixel(pictures);
    if (!first) throw new Error(`${url}: the city was never seen`);
    const until = traffic().filter(({ at }) => at - origin <= completeAt);
    const scripts = until.filter(({ isScript }) => isScript);
    const sum = (files: typeof until): number => files.reduce((all, { bytes }) => all + bytes, 0);
    return {
      start: {
        firstPixel: Math.round(first.at), complete: Math.round(completeAt),
        bytes: sum(until), scriptBytes: sum(scripts), requests: until.length,
        scriptBytesBeforeFirstPixel: sum(scripts.filter(({ at }) => at - origin <= first.at)),
        mainThreadMs: Math.round(mainThreadMs), heapMB: Math.round(usedSize / 1e5) / 10,
      },
      shown: pictures,
    };
  } finally {
    await browser.close();
  }
}

/** Milliseconds the main thread has run tasks; of its own time where the session was told so. */
export async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

/** Every frame the compositor presents, small. */
export async function watchScreen(session: CDPSession): Promise<() => Shown[]> {
  const shown: Shown[] = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    shown.push({ at: (metadata.timestamp ?? 0) * 1_000, png: Buffer.from(data, 'base64') });
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', maxWidth: pictureWidth, maxHeight: pictureWidth });
  return () => shown;
}

interface Arrival {
  /** Milliseconds since 1970 UTC. */
  at: number;
  bytes: number;
  isScript: boolean;
}

async function watchTraffic(session: CDPSession): Promise<() => Arrival[]> {
  const arrivals: Arrival[] = [];
  const scripts = new Set<string>();
  let offset: number | null = null;
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ timestamp, wallTime }) => (offset ??= (wallTime - timestamp) * 1_000));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript|wasm/.test(response.mimeType)) scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    arrivals.push({ at: timestamp * 1_000 + (offset ?? 0), bytes: encodedDataLength, isScript: scripts.has(requestId) });
  });
  return () => arrivals;
}

