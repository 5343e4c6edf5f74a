import { dirname } from 'node:path';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from '../browser';
import { servePage } from '../serve-page';
import { makeTestCity } from './test-city';
import type { StageTest } from './page/main';

export const width = 480;
export const height = 300;

/** One browser with one page for all tests of a file, because loading the engines costs more than most of them. */
export interface StageBench {
  /** The page, of that size, with no stage on it. The test city is served at /cities/test/. */
  page(options?: { width?: number; height?: number; query?: string }): Promise<Page>;
  close(): Promise<void>;
}

/** Opens it before the first test of a file and closes it after the last. */
export function benchOfFile(): () => StageBench {
  let bench: StageBench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench?.close());
  return () => bench;
}

async function openBench(): Promise<StageBench> {
  const city = await makeTestCity();
  const served = await servePage(`${import.meta.dirname}/page`, dirname(dirname(city.folder)), inject('sharedFolder'));
  const browser: Browser = await launchBrowser();
  const only = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
  only.on('pageerror', (error) => console.error('page:', error.message));
  only.setDefaultTimeout(120_000);
  await only.goto(served.url);
  await only.waitForFunction(() => 'stageTest' in window, undefined, { timeout: 120_000 });
  return {
    async page({ width: w = width, height: h = height, query = '' } = {}) {
      await only.setViewportSize({ width: w, height: h });
      await only.evaluate((search) => {
        window.stageTest.close();
        history.replaceState(null, '', location.pathname + search);
      }, query);
      return only;
    },
    async close() {
      await browser.close();
      await served.close();
      await city.remove();
    },
  };
}

export type Options = Parameters<StageTest['open']>[0];

export async function openStage(page: Page, options: Options = {}): Promise<void> {
  await page.evaluate((given) => window.stageTest.open(given), options);
  await page.evaluate(() => window.stageTest.settled());
}

/** What is on the screen now. */
export async function picture(page: Page): Promise<PNG> {
  return PNG.sync.read(await page.screenshot());
}

export function pixel({ data, width: w }: PNG, x: number, y: number): [r: number, g: number, b: number] {
  const at = (Math.round(y) * w + Math.round(x)) * 4;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}
