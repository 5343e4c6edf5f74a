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

  /** Carries what lies under the mouse, which is at `from`, onto the picture of the wall. */
  async function dropOnWall(from: { x: number; y: number }): Promise<void> {
    const { mouse } = desk.page;
    await mouse.down();
    await mouse.move(from.x + 30, from.y - 10, { steps: 3 });
    const to = (await desk.page.locator('[data-lamp]').last().boundingBox())!;
    await mouse.move(to.x + 4, to.y + to.height / 2, { steps: 3 });
    await mouse.up();
  }
  const chosenOnWall = (): Promise<string | undefined> => panels[0]!.page.evaluate(() => window.metroscope.selection.get()?.id);

  it('R50 R51 sees the colours of its panels, and the others they have after a move', async () => {
    await expect.poll(farthestOff, patiently).toBeLessThan(12);
    await desk.page.evaluate(() => window.metroscope.view.set({ pitch: 20, height: 4_000 }));
    await expect.poll(farthestOff, patiently).toBeLessThan(12);
  });

  it('R53 R54 a chart dropped onto the picture is on the wall, and undo takes it away', async () => {
    await desk.page.getByRole('button', { name: 'Expand Figures' }).click();
    const chart = desk.page.locator('[data-chart="category"]');
    await chart.waitFor();
    const { x, y } = (await chart.boundingBox())!;
    await desk.page.mouse.move(x + 30, y + 30);
    await dropOnWall({ x: x + 30, y: y + 30 });
    const onWall = panels[1]!.page.locator('[data-zone="chart"]');
    await onWall.getByText('Open requests by category').waitFor();
    await desk.page.locator('[data-lamp] [data-kind="chart"]').first().waitFor();

    await desk.page.keyboard.press('u');
    await onWall.waitFor({ state: 'detached' });
    await desk.page.locator('[data-lamp] [data-kind="chart"]').first().waitFor({ state: 'detached' });
  });

  it('R53 a request is dropped by its line in the list', async () => {
    await desk.page.getByRole('button', { name: 'Expand Requests' }).click();
    const line = desk.page.locator('li[data-selected] > button').first();
    const { x, y } = (await line.boundingBox())!;
    await desk.page.mouse.move(x + 60, y + 12);
    await dropOnWall({ x: x + 60, y: y + 12 });
    const known = await desk.page.evaluate(() => window.metroscope.requests.list().map(({ requestId }) => requestId));
    await expect.poll(chosenOnWall, patiently).toSatisfy((id: string | undefined) => known.includes(id ?? ''));
  });

  it('R53 a request is dropped by its pin, and the map stays where it is', async () => {
    // Straight down at the one that stands most alone: its pin is in the middle, and gathered with no other.
    const id = await desk.page.evaluate(async (other) => {
      const { view, requests } = window.metroscope;
      const pinned = requests.list().filter(({ status, requestId }) => status !== 'closed' && requestId !== other);
      const apart = ({ longitude: x, latitude: y }: (typeof pinned)[number]): number => Math.min(...requests.list().map(({ longitude, latitude }) => Math.hypot(longitude - x, latitude - y)).filter((by) => by > 0));
      const { requestId, longitude, latitude } = pinned.toSorted((a, b) => apart(b) - apart(a))[0]!;
      await view.set({ longitude, latitude, height: 800, pitch: 0 });
      return requestId;
    }, await chosenOnWall());
    const head = await desk.page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 - 30 }));
    await expect.poll(() => desk.page.evaluate(({ x, y }) => window.metroscope.pick(x, y)?.id, head), patiently).toBe(id);
    const before = await desk.page.evaluate(() => window.metroscope.view.get());
    await desk.page.mouse.move(head.x, head.y);
    await expect.poll(() => desk.page.evaluate(() => document.querySelector<HTMLCanvasElement>('#stage canvas')!.style.cursor), patiently).toBe('pointer');
    await dropOnWall(head);
    await expect.poll(chosenOnWall, patiently).toBe(id);
    expect(before.longitude).toBeCloseTo((await desk.page.evaluate(() => window.metroscope.view.get())).longitude, 3);
    for (const { errors } of [desk, ...panels]) expect(errors).toEqual([]);
  });
});
