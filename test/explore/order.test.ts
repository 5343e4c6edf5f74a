import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { aReport, connect, join as joinRoom } from '../hub/screen';
import { frugal, isReady, openScreen } from '../system/screens';
import { withHub } from '../system/with-hub';

const soon = { timeout: 60_000, interval: 250 };
/** Two spots 20 m apart, and two requests on one of them. */
const spots: [longitude: number, latitude: number][] = [[71.4306, 51.1283], [71.43089, 51.1283], [71.43089, 51.1283]];

describe('what hands put in order, and pins that stand for several requests', () => {
  const bench = withHub();
  let page: Page;
  const grips = (list: Locator): Locator => list.getByRole('button', { name: /^Move .*: drag, or Alt/ });
  const names = async (list: Locator): Promise<string[]> =>
    (await grips(list).evaluateAll((all) => all.map((grip) => grip.getAttribute('aria-label') ?? ''))).map((label) => label.slice(5).split(':')[0]!);
  /** Drags the row at a place by its handle over another. */
  const drag = async (list: Locator, from: number, to: number): Promise<void> => {
    await grips(list).nth(from).scrollIntoViewIfNeeded();
    const [a, b] = [(await grips(list).nth(from).boundingBox())!, (await grips(list).nth(to).boundingBox())!];
    await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
    await page.mouse.down();
    await page.mouse.move(a.x + a.width / 2, b.y + b.height / 2 + (to > from ? 12 : -12), { steps: 6 });
    await page.mouse.up();
  };

  beforeAll(async () => {
    const reporter = connect(bench.hub.hub, bench.hub.desk, { screenId: 'reporter' });
    await joinRoom(reporter);
    for (const [i, [longitude, latitude]] of spots.entries()) {
      const requestId = `00000000-0000-4000-8000-00000000000${i}`;
      await reporter.timeout(10_000).emitWithAck('report', aReport({ requestId, category: i === 0 ? 'noise' : 'waste', longitude, latitude }));
    }
    reporter.close();
    const desk = await openScreen(bench.browser, `${frugal(bench.hub.desk)}&@51.1283,71.4320,14000m,0b,0p`, 960, 640);
    page = desk.page;
    await isReady(desk);
  });

  test('a layer is dragged to another place with the mouse, and the room is told', async () => {
    const tree = page.locator('ol').filter({ has: page.getByRole('button', { name: /^Move Field workers: drag/ }) });
    // Without legends all rows are in sight.
    const collapse = tree.getByRole('button', { name: /^Collapse / });
    while (await collapse.count() > 0) await collapse.first().click();
    const before = await names(tree);
    await drag(tree, 0, 1);
    await expect.poll(() => names(tree), soon).toEqual([before[1], before[0], ...before.slice(2)]);
    expect(Object.keys(await page.evaluate(() => window.metroscope.layers.get())).length).toBeGreaterThan(0);
    await drag(tree, 1, 0);
    await expect.poll(() => names(tree), soon).toEqual(before);
  });

  test('Alt with the arrow keys moves a layer, and it keeps the focus', async () => {
    const tree = page.locator('ol').filter({ has: page.getByRole('button', { name: /^Move Field workers: drag/ }) });
    const before = await names(tree);
    await grips(tree).first().focus();
    for (const _ of [1, 2]) await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => names(tree), soon).toEqual([before[1], before[2], before[0], ...before.slice(3)]);
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => names(tree), soon).toEqual(before);
    await page.getByText(`${before[0]}: 1 of ${before.length}`, { exact: false }).waitFor({ state: 'attached' });
  });

  test('bookmarks are put in order by mouse and by key, and stay so', async () => {
    const panel = page.getByRole('region', { name: 'Bookmarks' });
    await panel.getByRole('button').first().click();
    for (const name of ['First', 'Second', 'Third']) {
      await page.getByRole('button', { name: 'Save this view' }).click();
      await page.getByLabel('Name of the bookmark').fill(name, { timeout: 60_000 });
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `Move ${name} up` }).waitFor();
    }
    const list = page.locator('ol').filter({ has: page.getByRole('button', { name: 'Move First up' }) });
    expect(await names(list)).toEqual(['Third', 'Second', 'First']);
    await drag(list, 2, 0);
    await expect.poll(() => names(list), soon).toEqual(['First', 'Third', 'Second']);
    await grips(list).first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => names(list), soon).toEqual(['Third', 'First', 'Second']);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => names(list), soon).toEqual(['Third', 'Second', 'First']);
    await panel.getByRole('button').first().click();
  });

  test('a pin with a number says what it stands for, and a click on it goes nearer until its requests stand apart', async () => {
    const settled = (): Promise<void> => page.evaluate(() => window.metroscope.settled());
    const pickAt = (longitude: number, latitude: number) => page.evaluate((position) => {
      const [pixel] = window.metroscope.project([position]).deck;
      if (!pixel) return null;
      // The head of a pin stands over its place.
      const found = window.metroscope.pick(pixel[0], pixel[1] - 28);
      return found && { x: pixel[0], y: pixel[1] - 28, id: found.id, layer: found.layer, properties: found.properties };
    }, { longitude, latitude, height: 0 });
    await settled();
    await expect.poll(async () => (await pickAt(...spots[1]!))?.properties.count, soon).toBe(3);
    const far = (await pickAt(...spots[1]!))!;
    expect(far).toMatchObject({ layer: 'requests', properties: { noise: 1, waste: 2 } });
    await page.mouse.move(far.x, far.y);
    await page.getByRole('tooltip').filter({ hasText: '3 requests' }).waitFor();
    const { height } = await page.evaluate(() => window.metroscope.view.get());
    await page.mouse.click(far.x, far.y);
    await expect.poll(() => page.evaluate(() => window.metroscope.view.get().height), soon).toBeLessThan(height / 4);
    await settled();
    await expect.poll(async () => (await pickAt(...spots[1]!))?.properties.count, soon).toBe(2);
    expect(await page.evaluate(() => window.metroscope.selection.get())).toBeNull();
    const one = (await pickAt(...spots[1]!))!;
    await page.mouse.click(one.x, one.y);
    await expect.poll(() => page.evaluate(() => window.metroscope.selection.get()?.kind), soon).toBe('request');
  });

  test('a grid cell is found by its number and entered', async () => {
    const [id, name] = await page.evaluate(async () => {
      const found = await window.metroscope.search('30-36');
      return [found[0]?.id, found[0]?.title];
    });
    expect([id, name]).toEqual(['cell-30-36', 'Cell 30-36']);
    await page.keyboard.press('/');
    await page.keyboard.type('cell 30-36');
    await page.getByRole('option', { name: /Cell 30-36/ }).click();
    await expect.poll(() => page.evaluate(() => window.metroscope.region.get()), soon).toBe('cell-30-36');
  });
});
