import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import type { Wall } from '../../src/model';
import type { HeadlessScreen } from '../../test/headless-screen';
import { tokenOf } from '../../test/hub/screen';
import type { RunningHub } from '../../test/system/running-hub';
import { isReady, openScreen, type OpenScreen } from '../../test/system/screens';

export interface Panel extends OpenScreen {
  row: number;
  column: number;
}

const wallId = 'bench-wall';
const codeSchema = z.string().min(1);

/** Opens a page per panel, as machines without a sign-in would, and lets the desk bind each to its place. */
export async function openPairedWall(browser: Browser, hub: RunningHub, desk: HeadlessScreen, wall: Wall, query: string): Promise<Panel[]> {
  const put = await desk.documents.put('wall', wallId, wall);
  if (!put.ok) throw new Error(put.refusal.message);
  const { width, height } = wall.pixels;
  const panels: Panel[] = [];
  for (let row = 0; row < wall.rows; row++) {
    for (let column = 0; column < wall.columns; column++) {
      const screen = await openScreen(browser, `${hub.hub}/wall?${query}`, width, height);
      const shown = await screen.page.waitForSelector('[data-code]', { timeout: 120_000 });
      const code = codeSchema.parse(await shown.getAttribute('data-code'));
      const answer = await fetch(`${hub.hub}/api/pairing/${code}/bind`, {
        method: 'POST', body: JSON.stringify({ wall: wallId, row, column }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf(hub.desk)}` },
      });
      if (!answer.ok) throw new Error(`panel ${row},${column} was not bound: ${await answer.text()}`);
      await screen.page.waitForFunction(() => document.querySelector('[data-code]') === null, null, { polling: 250, timeout: 120_000 });
      await isReady(screen);
      // tsx wraps named functions in a helper that the page does not have.
      await screen.page.evaluate('globalThis.__name = (named) => named');
      panels.push({ ...screen, row, column });
    }
  }
  await pause(500);
  return panels;
}
