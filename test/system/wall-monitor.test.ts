import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { frugal, isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { withHub } from './with-hub';

const panel = { width: 480, height: 270 };
/** Parts of the panels that no block lies over: left, top, width, height as shares. */
const free = [[0.6, 0.35, 0.3, 0.3], [0.1, 0.35, 0.3, 0.3]];
const middle = (pixels: readonly number[]): number[] => [0, 1, 2].map((channel) => pixels.reduce((sum, value, i) => (i % 4 === channel ? sum + value : sum), 0) / (pixels.length / 4));
const patiently = { timeout: 120_000, interval: 500 };

describe('a desk directs a 1 × 2 wall', () => {
  const bench = withHub([]);
  let desk: OpenScreen;
  let panels: OpenScreen[];

  beforeAll(async () => {
    desk = await openScreen(bench.browser, frugal(bench.hub.desk), 1_100, 760);
    await isReady(desk);
    await desk.page.evaluate(() => window.metroscope.layers.set({ workers: { visible: false } }));
    panels = await Promise.all([0, 1].map((column) => openScreen(bench.browser, wallAddress(bench.hub.wall, 0, column, 1, 2), panel.width, panel.height)));
    await Promise.all(panels.map(isReady));
  });

  /** What differs most, 0…255, between the middle colour of what the desk has of a panel and of what that panel shows, where nothing lies over the city. */
  async function farthestOff(): Promise<number> {
    const seen = await desk.page.evaluate((parts) => [...document.querySelectorAll<HTMLElement>('[data-lamp]')].map((place, i) => {
      const picture = place.querySelector('canvas');
      const [left, top, width, height] = parts[i]!;
      return picture && [...picture.getContext('2d')!.getImageData(picture.width * left!, picture.height * top!, picture.width * width!, picture.height * height!).data];
    }), free);
    const shown = await Promise.all(panels.map(async ({ page }, i) => {
      const [left, top, width, height] = free[i]!;
      const clip = { x: left! * panel.width, y: top! * panel.height, width: width! * panel.width, height: height! * panel.height };
      return [...PNG.sync.read(await page.screenshot({ clip })).data];
    }));
    return Math.max(...shown.flatMap((pixels, i) => middle(pixels).map((value, channel) => Math.abs(value - (middle(seen[i] ?? [])[channel] ?? Infinity)))));
  }

  it('R50 R51 sees the colours of its panels, and the others they have after a move', async () => {
    await expect.poll(farthestOff, patiently).toBeLessThan(12);
    await desk.page.evaluate(() => window.metroscope.view.set({ pitch: 20, height: 4_000 }));
    await expect.poll(farthestOff, patiently).toBeLessThan(12);
  });

  it('R53 R54 a chart dropped onto the picture is on the wall, and undo takes it away', async () => {
    await desk.page.getByRole('button', { name: 'Expand Figures' }).click();
    const chart = desk.page.locator('[data-chart="category"]');
    await chart.waitFor();
    const [from, to] = await Promise.all([chart, desk.page.locator('[data-lamp]').last()].map(async (each) => (await each.boundingBox())!));
    const { mouse } = desk.page;
    await mouse.move(from!.x + 30, from!.y + 30);
    await mouse.down();
    await mouse.move(from!.x + 60, from!.y + 20, { steps: 3 });
    await mouse.move(to!.x + 4, to!.y + to!.height / 2, { steps: 3 });
    await mouse.up();
    const onWall = panels[1]!.page.locator('[data-zone="chart"]');
    await onWall.getByText('Open requests by category').waitFor();
    await desk.page.locator('[data-lamp] [data-kind="chart"]').first().waitFor();

    await desk.page.keyboard.press('u');
    await onWall.waitFor({ state: 'detached' });
    await desk.page.locator('[data-lamp] [data-kind="chart"]').first().waitFor({ state: 'detached' });
    for (const { errors } of [desk, ...panels]) expect(errors).toEqual([]);
  });
});
