import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { MetroscopeApi } from '../../src/app/metroscope-api';

declare global {
  interface Window {
    metroscope: MetroscopeApi;
  }
}

export interface OpenScreen {
  page: Page;
  context: BrowserContext;
  /** Addresses it asked for that are not its hub's. */
  foreign: string[];
  /** Uncaught errors and console errors, oldest first. */
  errors: string[];
}

/** A page that was busy while its hub left answers a connection that is closed, and comes back by itself: engine.io expects it, the browser writes it down. */
const lateAnswer = /^WebSocket is already in CLOSING or CLOSED state/;

/** Opens a screen in a browser profile of its own, as another machine would. */
export async function openScreen(browser: Browser, url: string, width: number, height: number, touch = false): Promise<OpenScreen> {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: touch, locale: 'en-GB', reducedMotion: 'no-preference' });
  // A page's code is large, and a busy machine slow.
  context.setDefaultTimeout(120_000);
  const own = new URL(url).host;
  const foreign: string[] = [];
  const errors: string[] = [];
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && host !== own) foreign.push(request.url());
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !lateAnswer.test(message.text())) errors.push(message.text());
  });
  await page.goto(url);
  return { page, context, foreign, errors };
}

/** Waits until the screen shows its city. */
export async function isReady({ page, errors }: OpenScreen): Promise<void> {
  await page.waitForFunction(() => 'metroscope' in window, null, { polling: 250, timeout: 120_000 });
  try {
    await page.evaluate(() => window.metroscope.ready);
  } catch (error) {
    throw new Error(`${page.url().split('#')[0]} did not become ready: ${String(error)}\n${errors.join('\n')}`, { cause: error });
  }
}

/** Address of one window of a wall. Neighbours that are compared by pixel both need the `full` budget. */
export function wallAddress(link: string, row: number, column: number, rows: number, columns: number, budget: 'least' | 'full' = 'least'): string {
  const url = new URL(link);
  url.searchParams.set('tile', [row, column, rows, columns].join(','));
  url.searchParams.set('budget', budget);
  return url.href;
}

/** The same screen drawing with the least budget: most tests are not about how much is drawn, and several screens share a processor that draws. */
export function frugal(link: string): string {
  const url = new URL(link);
  url.searchParams.set('budget', 'least');
  return url.href;
}
