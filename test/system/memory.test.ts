import { expect, test } from 'vitest';
import { frugal, isReady, openScreen } from './screens';
import { withRoom } from './with-hub';

const soon = { timeout: 60_000, interval: 500 };
const bench = withRoom();

test('a desk at rest whose page is nearly full keeps fewer tiles, and says so quietly and in the diagnostics until there is room again', async () => {
  const desk = await openScreen(bench.browser, frugal(bench.hub.desk), 640, 500);
  await isReady(desk);
  const fill = (share: number): Promise<void> => desk.page.evaluate((used) => {
    Object.defineProperty(performance, 'memory', { configurable: true, value: { usedJSHeapSize: used * 1e9, jsHeapSizeLimit: 1e9 } });
  }, share);
  const note = desk.page.getByText('This page is short of memory');
  await desk.page.keyboard.press('F9');
  const diagnostics = desk.page.getByRole('region', { name: 'Diagnostics' });
  await diagnostics.getByText('Page memory').waitFor();
  expect(await note.count()).toBe(0);

  await fill(0.95);
  await note.waitFor(soon);
  await expect.poll(() => diagnostics.innerText(), soon).toMatch(/95 ?% · short/);
  await expect.poll(() => diagnostics.innerText(), soon).toMatch(/25 ?% of the tile memory/);
  expect((await desk.page.evaluate(() => window.metroscope.stats())).heap).toMatchObject({ short: true });

  await fill(0.5);
  await expect.poll(() => note.count(), soon).toBe(0);
  await desk.context.close();
});
