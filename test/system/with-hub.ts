import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { invitedSchema, type Invite } from '@/protocol';
import { launchBrowser } from '../browser';
import type { HubLinks } from '../global-setup';
import { startHub, type RunningHub } from './running-hub';

/** A hub and a browser, there from the first test of a file or a `describe` to its last. */
export interface RoomBench {
  /** The hub, with links into a room nobody else is in. */
  readonly hub: HubLinks;
  readonly browser: Browser;
  /** A folder for what a test writes; a hub of a test's own has its data there. */
  readonly data: string;
}

export interface HubBench extends RoomBench {
  readonly hub: RunningHub;
  /** After the hub was stopped: starts another over the same data at the same port. */
  startAgain(): Promise<void>;
}

/** The hub of this run, which has no feeds, and a room of one's own. The log of requests is the hub's: who reports some takes a hub of its own. */
export function withRoom(): RoomBench {
  return withBench(roomOfOnesOwn);
}

/** A hub of one's own at a free port. `args`: of `npm start`, or how to come by them. */
export function withHub(args: readonly string[] | (() => Promise<readonly string[]>) = ['--feeds', 'none']): HubBench {
  let given: readonly string[] = [];
  let running: RunningHub | undefined;
  const bench = withBench(async (data) => {
    given = typeof args === 'function' ? await args() : args;
    cpSync(join(inject('sharedFolder'), 'cities'), join(data, 'cities'), { recursive: true });
    return running = await startHub(data, ['--port', '0', ...given]);
  }, () => running?.stop());
  return {
    get data() {
      return bench.data;
    },
    get browser() {
      return bench.browser;
    },
    get hub() {
      return started(running);
    },
    async startAgain() {
      running = await startHub(bench.data, ['--port', String(started(running).port), ...given]);
    },
  };
}

function withBench(find: (data: string) => Promise<HubLinks>, end?: () => Promise<void> | undefined): RoomBench {
  const data = mkdtempSync(join(tmpdir(), 'metroscope-test-'));
  let hub: HubLinks | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    hub = await find(data);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await end?.();
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
  };
}

/** Asks the hub of this run, as its dispatcher, for links into a new room. */
async function roomOfOnesOwn(): Promise<HubLinks> {
  const { hub, desk } = inject('sharedHub');
  const token = new URLSearchParams(new URL(desk).hash.slice(1)).get('token')!;
  const room = `test-${randomUUID().slice(0, 8)}`;
  const link = async (page: Invite['page'], role: Invite['role']): Promise<string> => {
    const body = JSON.stringify({ page, role, room, name: page } satisfies Invite);
    const response = await fetch(`${hub}/api/links`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body });
    if (!response.ok) throw new Error(`no link to /${page} of a new room: ${await response.text()}`);
    return `${hub}/${page}#token=${invitedSchema.parse(await response.json()).token}`;
  };
  return { hub, desk: await link('desk', 'dispatcher'), wall: await link('wall', 'wall'), field: await link('field', 'inspector') };
}

function started<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the hub and the browser start before the first test: ask for them inside one');
  return thing;
}
