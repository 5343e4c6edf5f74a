import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { aReport, connect, join } from '../hub/screen';
import { frugal, isReady, openScreen, type OpenScreen } from './screens';
import { withHub } from './with-hub';

const patiently = { timeout: 90_000, interval: 300 };
const day = 86_400_000;

/** How bright a part of the page is, 0…255; reads it back in the page itself. */
async function brightness(page: Page, clip: { x: number; y: number; width: number; height: number }): Promise<number> {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    let sum = 0;
    for (let i = 0; i < pixels.length; i += 4) sum += pixels[i]! + pixels[i + 1]! + pixels[i + 2]!;
    return sum / (pixels.length * 0.75);
  }, picture);
}

describe('two pictures of the city on one desk', () => {
  const bench = withHub();
  let desk: OpenScreen;
  let page: Page;
  const longitude = (): Promise<number> => page.evaluate(() => window.metroscope.view.get().longitude);
  const pane = (name: 'A' | 'B') => page.getByRole('region', { name: `Picture ${name}`, exact: true });
  const middleOf = async (name: 'A' | 'B', share = 0.5) => {
    const { x, y, width, height } = (await pane(name).boundingBox())!;
    return { x: x + width * share, y: y + height * 0.6 };
  };
  const patch = async (name: 'A' | 'B', share = 0.5) => {
    const { x, y } = await middleOf(name, share);
    return { x: x - 40, y: y - 40, width: 80, height: 80 };
  };

  beforeAll(async () => {
    const reporter = connect(bench.hub.hub, bench.hub.desk, { screenId: 'reporter' });
    await join(reporter);
    for (const occurredAt of [Date.now() - 3 * day, Date.now() - 1_000, Date.now() - 1_000]) {
      await reporter.timeout(10_000).emitWithAck('report', aReport({ occurredAt, longitude: 71.4306, latitude: 51.1283 }));
    }
    reporter.close();
    desk = await openScreen(bench.browser, `${frugal(bench.hub.desk)}&@51.1283,71.4306,900m,0b,45p`, 1200, 720);
    page = desk.page;
    await isReady(desk);
    await page.keyboard.press('F4');
    await page.locator('#stage-b canvas').waitFor({ state: 'attached', timeout: 120_000 });
  });

  it('B shows the requests as they stood the day before, and says so (R90)', async () => {
    const bar = page.getByRole('toolbar', { name: 'Compare', exact: true });
    // The log knows of what was reported late, but not of all there was: no difference is said.
    await expect.poll(() => bar.innerText(), patiently).toMatch(/Open requests\s*A\s*3\s*B\s*1\s*–/);
    await expect.poll(() => pane('B').innerText(), patiently).toMatch(/Requests as of[\s\S]*the log begins/);
    expect(await pane('A').innerText()).toMatch(/Requests of now/);
    expect(await page.evaluate(() => window.metroscope.requests.list().length)).toBe(3);
    // No second screen is in the room.
    await expect.poll(() => page.evaluate(() => window.metroscope.link.get().screens.length), patiently).toBe(1);
  });

  it('each has its own time and light; a hand on either moves both cameras', async () => {
    const noon = new Date();
    noon.setUTCHours(7, 0, 0, 0);
    await page.evaluate((time) => window.metroscope.clock.set({ time, rate: 0 }), noon.getTime());
    await page.keyboard.press(']');
    await page.keyboard.press('t');
    await page.keyboard.press('Home');
    await page.keyboard.press('PageUp');
    await expect.poll(() => pane('B').getByText('01:00', { exact: true }).count(), patiently).toBe(1);
    expect(await pane('A').getByText('12:00', { exact: true }).count()).toBe(1);
    await expect.poll(async () => (await brightness(page, await patch('A'))) - (await brightness(page, await patch('B'))), patiently).toBeGreaterThan(20);

    const before = await longitude();
    const { x, y } = await middleOf('B');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(longitude, patiently).toBeGreaterThan(before);
  });

  it('a curtain hangs over one picture, moved by mouse and keyboard; the address holds it all', async () => {
    await page.getByRole('button', { name: 'Curtain', exact: true }).click();
    const curtain = page.getByRole('slider', { name: 'Curtain between A and B' });
    await curtain.focus();
    await page.keyboard.press('Home');
    await expect.poll(async () => brightness(page, await patch('A', 0.3)), patiently).toBeLessThan(90);
    const dark = await brightness(page, await patch('A', 0.3));
    const { x, y, width, height } = (await curtain.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move((await middleOf('A', 0.6)).x, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => brightness(page, await patch('A', 0.3)), patiently).toBeGreaterThan(dark + 20);
    expect(Number(await curtain.getAttribute('aria-valuenow'))).toBeGreaterThan(55);
    await expect.poll(() => page.url(), patiently).toMatch(/&compare=swipe:\d+&b\.time=\d{4}-\d\d-\d\dT01:00/);
  });

  it('Escape returns to one picture, its time and its requests', async () => {
    await page.mouse.move(600, 5);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#stage-b').count(), patiently).toBe(0);
    expect(await page.evaluate(() => [window.metroscope.clock.get().mode, window.metroscope.requests.list().length])).toEqual(['live', 3]);
    await expect.poll(() => page.evaluate(() => document.querySelector('#stage')!.clientWidth), patiently).toBe(1200);
    await expect.poll(() => page.url(), patiently).not.toContain('compare');
    expect(desk.errors).toEqual([]);
  });
});
