import { cityManifestSchema } from '@/model';
import { PNG } from 'pngjs';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { frugal, isReady, openScreen, type OpenScreen } from './screens';
import { withRoom } from './with-hub';
import { comparePanels } from './seam';

const panel = { width: 480, height: 300 };
const patiently = { polling: 250, timeout: 120_000 };

/** Rows of a column of the picture where a line of the test pattern's own colour crosses it. */
function lineAt(png: PNG, column: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < png.height; row++) {
    const [r, g, b] = png.data.subarray((row * png.width + column) * 4);
    if (Math.abs(r! - 0x74) + Math.abs(g! - 0xcf) + Math.abs(b! - 0xe0) < 60) rows.push(row);
  }
  return rows;
}

describe('a wall of two windows of one browser, paired at a desk', () => {
  const bench = withRoom();
  let desk: OpenScreen;
  let panels: BrowserContext;
  let left: OpenScreen;
  let right: OpenScreen;

  async function openPanel(): Promise<OpenScreen> {
    const page = await panels.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${bench.hub.hub}/wall?budget=least`);
    return { page, context: panels, foreign: [], errors };
  }
  const codeOf = async (page: Page): Promise<string> => {
    const shown = await page.waitForSelector('[data-code]', { timeout: 120_000 });
    return (await shown.getAttribute('data-code'))!;
  };
  const lamp = (place: string): Promise<string | null> => desk.page.locator(`[data-place="${place}"]`).getAttribute('data-lamp');
  const screenId = ({ page }: OpenScreen): Promise<string> => page.evaluate(() => window.metroscope.link.get().screenId);

  beforeAll(async () => {
    panels = await bench.browser.newContext({ viewport: panel, locale: 'en-GB' });
    desk = await openScreen(bench.browser, frugal(bench.hub.desk), 1280, 800);
    await isReady(desk);
    await desk.page.evaluate(() => window.metroscope.layers.set({ workers: { visible: false, opacity: 1 } }));
    left = await openPanel();
    right = await openPanel();
  });

  it('each window shows a code; entered at the desk, each is bound where it was clicked', async () => {
    const codes = [await codeOf(left.page), await codeOf(right.page)];
    expect(new Set(codes).size).toBe(2);
    await desk.page.keyboard.press('F8');
    await desk.page.getByRole('button', { name: '1 × 2 windows on a monitor' }).click();
    for (const [column, code] of codes.entries()) {
      const field = desk.page.getByLabel('Code of a panel');
      await field.fill(code);
      await desk.page.locator(`[data-place="0,${column}"]`).click();
      await expect.poll(() => field.inputValue(), { timeout: 60_000 }).toBe('');
    }
    // A page that asks to be let in is never ready: each is waited for until it has started anew at its place.
    const isLetIn = ({ page }: OpenScreen): Promise<unknown> =>
      page.waitForFunction(() => 'metroscope' in window && document.querySelector('[data-code]') === null, null, patiently);
    await Promise.all([left, right].map(isLetIn));
    await Promise.all([left, right].map(isReady));
    await expect.poll(() => lamp('0,1'), { timeout: 60_000 }).not.toBe('offline');
    expect((await screenId(left)).slice(3)).toBe((await screenId(right)).slice(3));
    expect([(await screenId(left)).slice(0, 3), (await screenId(right)).slice(0, 3)]).toEqual(['0-0', '0-1']);
  });

  it('they are one picture with the bezel left out of it, also when the bezel is changed while they run', async () => {
    const { home } = cityManifestSchema.parse(await (await fetch(`${bench.hub.hub}/cities/astana/manifest.json`)).json());
    const furthest = async (bezelMm: number): Promise<number> => (await comparePanels(left, right, { ...panel, gap: (bezelMm / 288) * panel.width }, home)).furthest;
    await expect.poll(() => furthest(6), { timeout: 60_000, interval: 1_000 }).toBeLessThan(0.5);
    await desk.page.getByLabel('Gap beside').fill('30');
    await expect.poll(() => furthest(30), { timeout: 60_000, interval: 1_000 }).toBeLessThan(0.5);
  });

  it('the test pattern goes on behind the bezel', async () => {
    await desk.page.getByLabel('Test pattern').click();
    await Promise.all([left, right].map(({ page }) => page.waitForSelector('[data-test-pattern]', { timeout: 60_000 })));
    const [a, b] = await Promise.all([left, right].map(async ({ page }) => PNG.sync.read(await page.screenshot())));
    // The diagonals cross in the middle of the bezel of 30 mm: as far from it on either side, beside the panel's own edge, they are as far apart.
    const inset = 8;
    const apart = ((15 + ((inset - 0.5) * 288) / panel.width) / (2 * 288 + 30)) * panel.height;
    for (const rows of [lineAt(a!, panel.width - inset), lineAt(b!, inset - 1)]) {
      for (const expected of [panel.height / 2 - apart, panel.height / 2 + apart]) expect(Math.min(...rows.map((row) => Math.abs(row + 0.5 - expected)))).toBeLessThan(2.5);
    }
    await desk.page.getByLabel('Test pattern').click();
  });

  it('a window that is killed and opened again is back at its place with no hand on it', async () => {
    const before = await screenId(left);
    await left.page.close();
    await expect.poll(() => lamp('0,0'), { timeout: 60_000 }).toBe('offline');
    left = await openPanel();
    await isReady(left);
    expect(await screenId(left)).toBe(before);
    await expect.poll(() => lamp('0,0'), { timeout: 60_000 }).not.toBe('offline');
  });

  it('unbound, it shows a code again', async () => {
    await desk.page.locator('[data-place="0,0"]').click();
    await desk.page.getByRole('button', { name: 'Unbind' }).click();
    expect(await codeOf(left.page)).toMatch(/^\w{6}$/);
    expect(left.errors).toEqual([]);
  });
});
