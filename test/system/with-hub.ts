import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchBrowser } from '../browser';
import { startHub, type RunningHub } from './running-hub';

/** The real hub and a browser, there from the first test of a file or a `describe` to its last. */
export interface HubBench {
  readonly hub: RunningHub;
  readonly browser: Browser;
  /** The hub's data folder, also for what a test writes. */
  readonly data: string;
  /** After the hub was stopped: starts another over the same data at the same port. */
  startAgain(): Promise<void>;
}

/** The first hub of a run imports its city itself, as on a fresh machine; those after it find what it imported. */
function handCitiesOn(from: string, to: string): void {
  if (existsSync(from) && !existsSync(to)) cpSync(from, to, { recursive: true });
}

/** Starts both before the tests here, at a free port, and ends them after. `args`: of `npm start`, or how to come by them. */
export function withHub(args: readonly string[] | (() => Promise<readonly string[]>) = ['--feeds', 'none']): HubBench {
  const data = mkdtempSync(join(tmpdir(), 'metroscope-test-'));
  let given: readonly string[] = [];
  let hub: RunningHub | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    given = typeof args === 'function' ? await args() : args;
    const [own, shared] = [data, inject('importedCities')].map((folder) => join(folder, 'cities')) as [string, string];
    handCitiesOn(shared, own);
    [hub, browser] = [await startHub(data, ['--port', '0', ...given]), await launchBrowser()];
    handCitiesOn(own, shared);
  });
  afterAll(async () => {
    await browser?.close();
    await hub?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  return {
    data,
    get hub() {
      return started(hub);
    },
    get browser() {
      return started(browser);
    },
    async startAgain() {
      hub = await startHub(data, ['--port', String(started(hub).port), ...given]);
    },
  };
}

function started<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the hub and the browser start before the first test: ask for them inside one');
  return thing;
}
