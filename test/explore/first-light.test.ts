import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { frugal } from '../system/screens';
import { withRoom } from '../system/with-hub';
import { shiftBetween, type Crop } from './shift';

const size = { width: 800, height: 500 };
const canvasOfLight = 'canvas[data-first-light]';
const pictures = join(import.meta.dirname, '../output/first-light');

/** For people who want to see why a comparison failed. */
function keep(name: string, png: PNG): void {
  mkdirSync(pictures, { recursive: true });
  writeFileSync(join(pictures, `${name}.png`), PNG.sync.write(png));
}

describe('first light: the city before its engines', () => {
  const bench = withRoom();

  const open = async (viewport = size): Promise<Page> => {
    const page = await bench.browser.newPage({ viewport, deviceScaleFactor: 1, locale: 'en-GB' });
    // Every context the page makes, to see at the end which live.
    await page.addInitScript({ content: `
      window.contexts = new Set();
      const getContext = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (...given) {
        const context = getContext.apply(this, given);
        if (context instanceof WebGL2RenderingContext) window.contexts.add(context);
        return context;
      };` });
    return page;
  };
  const livingContexts = (page: Page): Promise<number> =>
    page.evaluate(() => [...(window as unknown as { contexts: Set<WebGL2RenderingContext> }).contexts].filter((context) => !context.isContextLost()).length);
  const picture = async (page: Page): Promise<PNG> => PNG.sync.read(await page.screenshot());
  const ready = async (page: Page): Promise<void> => {
    await page.waitForFunction(() => 'metroscope' in window, null, { polling: 250 });
    await page.evaluate(() => window.metroscope.ready);
  };

  test('by night it is drawn once, and once more with its street lamps, which are not painted by the page or the GPU', async () => {
    const page = await open();
    await page.route(/\/assets\/stage-[^/]*\.js$/, () => undefined);
    await page.addInitScript({ content: `
      window.pictures = 0;
      const { clear } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.clear = function (...given) { window.pictures++; return clear.apply(this, given); };
      window.paints = 0;
      const paint = OffscreenCanvas.prototype.getContext;
      OffscreenCanvas.prototype.getContext = function (...given) { if (this.width > 1) window.paints++; return paint.apply(this, given); };` });
    const counted = (): Promise<[number, number]> => page.evaluate(() => {
      const { pictures: drawn, paints } = window as unknown as { pictures: number; paints: number };
      return [drawn, paints];
    });
    await page.goto(bench.hub.desk.replace('#', '?theme=night#'));
    await page.waitForSelector(canvasOfLight);
    await expect.poll(counted).toEqual([2, 0]);
    await page.waitForTimeout(2_000);
    expect(await counted()).toEqual([2, 0]);
    await page.close();
  });

  test.each([
    ['desk', 'a desk by day', size, () => `${bench.hub.desk.replace('#', '?theme=day#')}&@51.1172,71.4565,620m,305b,69p&time=2026-06-21T12:00`],
    ['wall', 'a tile of a wall by night', size, () => bench.hub.wall.replace('#', '?tile=0,1,1,2&theme=night#')],
    ['field', 'a tablet held upright', { width: 600, height: 800 }, () => `${bench.hub.field.replace('#', '?theme=day#')}&time=2026-06-21T12:00`],
  ])('%s, %s: seen while the engines’ code is held back, where the stage then shows it, and gone without a trace', async (name, _, viewport, address) => {
    const page = await open(viewport);
    let release = (): void => undefined;
    const held = new Promise<void>((released) => (release = released));
    let asked = 0;
    await page.route(/\/assets\/stage-[^/]*\.js$/, async (route) => {
      asked++;
      await held;
      await route.continue();
    });
    await page.goto(address());
    await page.waitForSelector(canvasOfLight);
    await expect.poll(() => asked, { timeout: 30_000 }).toBe(1);
    const light = await picture(page);
    expect(await page.locator('canvas').count()).toBe(1);
    release();

    await ready(page);
    await page.waitForSelector(canvasOfLight, { state: 'detached', timeout: 60_000 });
    await page.addStyleTag({ content: '#root { visibility: hidden !important }' });
    // The city alone: first light has neither names nor data.
    await page.evaluate(() => {
      const hidden = { visible: false, opacity: 1 };
      window.metroscope.layers.set({ labels: hidden, regions: hidden, requests: hidden, workers: hidden });
    });
    await page.evaluate(() => window.metroscope.settled());
    const stage = await picture(page);
    keep(`${name}-light`, light);
    keep(`${name}-stage`, stage);
    const crops = [40, 280, 520].filter((x) => x + 240 <= viewport.width).map((x): Crop => ({ x, y: 150, width: 240, height: 240 }));
    for (const crop of crops) {
      const { dx, dy, likeness } = shiftBetween(light, stage, crop, 5);
      expect(Math.max(Math.abs(dx), Math.abs(dy)), `shift ${dx}, ${dy} at x ${crop.x}`).toBeLessThan(2);
      // Windows, shadows and small houses come with the stage: that the edges are the same city's, not that they are all there.
      expect(likeness, `likeness at x ${crop.x}`).toBeGreaterThan(0.15);
    }
    await expect.poll(() => livingContexts(page), { timeout: 10_000 }).toBe(1);
    await page.close();
  });

  test('a camera in the address is where first light looks from', async () => {
    const page = await open();
    await page.route(/\/assets\/stage-[^/]*\.js$/, () => undefined);
    const seen: PNG[] = [];
    for (const camera of ['51.1172,71.4565,620m,305b,69p', '51.1600,71.4300,900m,20b,60p']) {
      await page.goto('about:blank');
      await page.goto(`${bench.hub.desk.replace('#', '?theme=day#')}&@${camera}`);
      await page.waitForSelector(canvasOfLight);
      await page.waitForTimeout(500);
      seen.push(await picture(page));
    }
    const [first, second] = seen;
    expect(shiftBetween(first!, second!, { x: 100, y: 150, width: 600, height: 250 }, 0).likeness).toBeLessThan(0.3);
    await page.close();
  });

  test.each([
    ['missing', { status: 404, body: '' }],
    ['damaged', { status: 200, body: 'this is no overview' }],
  ])('an overview that is %s does no harm: the page waits as it did without', async (_, answer) => {
    const page = await open();
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.route(/\/overview\.bin$/, (route) => route.fulfill(answer));
    await page.goto(frugal(bench.hub.desk));
    await ready(page);
    expect(await page.locator(canvasOfLight).count()).toBe(0);
    expect(warnings.join('\n')).toContain('shows no first light');
    expect(await livingContexts(page)).toBe(1);
    await page.close();
  });
});
