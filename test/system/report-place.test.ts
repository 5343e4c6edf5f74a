import { beforeAll, describe, expect, test } from 'vitest';
import { aReport, connect, join as joinRoom } from '../hub/screen';
import { pixelOf, type Pixel } from './fingers';
import { frugal, isReady, openScreen, type OpenScreen } from './screens';
import { withHub } from './with-hub';

/** Among the towers of the left bank, where a camera is raised over what it would stand in, and by the river. */
const requests = [
  { category: 'road', named: /^Road damage/, longitude: 71.4307, latitude: 51.1284 },
  { category: 'noise', named: /^Noise/, longitude: 71.4419, latitude: 51.1222 },
];

describe('a report from a tablet', () => {
  const bench = withHub();

  beforeAll(async () => {
    const reporter = connect(bench.hub.hub, bench.hub.desk, { screenId: 'reporter' });
    await joinRoom(reporter);
    for (const { category, longitude, latitude } of requests) await reporter.timeout(10_000).emitWithAck('report', aReport({ category, longitude, latitude }));
    reporter.close();
  });

  const crossOf = ({ page }: OpenScreen): Promise<Pixel> => page.locator('[class*="cross"]').evaluate((cross) => {
    const { left, right, top, bottom } = cross.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2] as const;
  });

  test.each([[1_024, 768], [768, 1_024]])('at %i × %i: after a flight to a request the cross is on it, clear of the sheet, and a new one is put there', async (width, height) => {
    const screen = await openScreen(bench.browser, frugal(bench.hub.field), width, height, true);
    const { page } = screen;
    await isReady(screen);
    for (const { category, named, ...place } of requests) {
      await page.getByRole('button', { name: named }).first().click();
      const still = (): Promise<string> => page.evaluate(() => JSON.stringify(window.metroscope.view.get()));
      await expect.poll(async () => {
        const before = await still();
        await page.waitForTimeout(400);
        return before === await still();
      }).toBe(true);
      await page.getByRole('button', { name: 'Report', exact: true }).click();
      // What lies over the city is measured once the sheet has come to rest.
      const at = { ...place, height: 0 };
      await expect.poll(async () => {
        const [cross, foot] = [await crossOf(screen), (await pixelOf(screen, at))!];
        return Math.hypot(cross[0] - foot[0], cross[1] - foot[1]);
      }, { message: category }).toBeLessThan(6);
      expect(await page.evaluate((pixel) => document.elementFromPoint(...pixel) instanceof HTMLCanvasElement, await crossOf(screen))).toBe(true);
      const said = `From the cross, ${width} ${category}`;
      await page.getByRole('button', { name: 'Other', exact: true }).click();
      await page.getByRole('textbox').fill(said);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await expect.poll(() => page.evaluate(({ words, to }) => {
        const sent = window.metroscope.requests.list().find(({ description }) => description === words);
        return sent ? Math.hypot((sent.longitude - to.longitude) * 69_800, (sent.latitude - to.latitude) * 111_200) : Infinity;
      }, { words: said, to: place })).toBeLessThan(10);
      await page.getByRole('button', { name: 'Requests', exact: true }).click();
    }
    expect(screen.errors).toEqual([]);
    await screen.context.close();
  });
});
