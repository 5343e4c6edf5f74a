import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';

export interface Sample {
  /** Hours of duty so far. */
  hour: number;
  heapMB: number;
  /** Buffers outside the heap that the page holds. */
  arrayBuffersMB: number;
  tileMB: number;
  /** Memory of the page's process and of the GPU's, as the system has it. */
  pageProcessMB: number | null;
  gpuProcessMB: number | null;
  domNodes: number;
  listeners: number;
  canvases: number;
  requests: number;
  frames: number;
  /** Median and 95th percentile of the last 300 frames on the main thread. */
  frameMs: { p50: number; p95: number };
}

const megabytes = (bytes: number): number => Math.round((bytes / 1_048_576) * 10) / 10;

/** Resident memory of the browser's processes of a kind, the largest of them. */
async function processMB(browser: CDPSession, type: string): Promise<number | null> {
  try {
    const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
    const sizes = processInfo.filter((one) => one.type === type).map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1_024);
    return sizes.length > 0 ? megabytes(Math.max(...sizes)) : null;
  } catch {
    return null;
  }
}

/** Looks at a page's memory, each time after its garbage was collected. */
export async function watchMemory(browser: Browser, page: Page): Promise<(hour: number) => Promise<Sample>> {
  const session = await page.context().newCDPSession(page);
  const whole = await browser.newBrowserCDPSession();
  await session.send('Performance.enable');
  return async (hour) => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    const usage = (await session.send('Runtime.getHeapUsage')) as { backingStorageSize?: number };
    const seen = await page.evaluate(() => {
      const { memoryMB, frames, frameMs: { total } } = window.metroscope.stats();
      return {
        memoryMB, frames, total: total.toSorted((a, b) => a - b),
        requests: window.metroscope.requests.list().length, canvases: document.querySelectorAll('canvas').length,
      };
    });
    const quantile = (q: number): number => Math.round((seen.total[Math.floor(q * seen.total.length)] ?? 0) * 10) / 10;
    return {
      hour, heapMB: megabytes(metric('JSHeapUsedSize')), arrayBuffersMB: megabytes(usage.backingStorageSize ?? Number.NaN), tileMB: Math.round(seen.memoryMB * 10) / 10,
      pageProcessMB: await processMB(whole, 'renderer'), gpuProcessMB: await processMB(whole, 'GPU'),
      domNodes: metric('Nodes'), listeners: metric('JSEventListeners'), canvases: seen.canvases, requests: seen.requests, frames: seen.frames, frameMs: { p50: quantile(0.5), p95: quantile(0.95) },
    };
  };
}

interface ProfileNode {
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number };
  selfSize: number;
  children: ProfileNode[];
}

/** What is still held of what was allocated from now on, by where it was allocated: sampled, the most first. */
export async function watchAllocations(page: Page): Promise<() => Promise<{ kB: number; where: string }[]>> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.startSampling', { samplingInterval: 8_192 });
  return async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { profile } = await session.send('HeapProfiler.stopSampling');
    const sizes = new Map<string, number>();
    const walk = ({ callFrame: { functionName, url, lineNumber, columnNumber }, selfSize, children }: ProfileNode, callers: readonly string[]): void => {
      const here = `${functionName || '-'}@${url.split('/').at(-1) ?? ''}:${lineNumber + 1}:${columnNumber}`;
      const stack = [here, ...callers].slice(0, 4);
      if (selfSize > 0) sizes.set(stack.join(' < '), (sizes.get(stack.join(' < ')) ?? 0) + selfSize);
      for (const child of children) walk(child, stack);
    };
    walk(profile.head as ProfileNode, []);
    return [...sizes].toSorted((a, b) => b[1] - a[1]).slice(0, 25).map(([where, bytes]) => ({ kB: Math.round(bytes / 1_024), where }));
  };
}
