import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { frugal, isReady, openScreen, type OpenScreen } from '../system/screens';
import { withRoom } from '../system/with-hub';

const window_ = { width: 1_024, height: 640 };

/** Differently coloured pixels in rows `from` … `to` of a picture. */
function colours({ data, width }: PNG, from: number, to: number): Set<number> {
  const found = new Set<number>();
  for (let i = from * width * 4; i < to * width * 4; i += 4) found.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!);
  return found;
}

describe('time, and what is kept', () => {
  const bench = withRoom();
  let desk: OpenScreen;
  /** Writes something between the kept bookmarks that is none. */
  const spoil = (): Promise<void> => desk.page.evaluate(() => new Promise<void>((done, failed) => {
    const open = indexedDB.open('metroscope');
    open.onerror = () => failed(open.error);
    open.onsuccess = () => {
      const store = open.result.transaction('kept', 'readwrite').objectStore('kept');
      const get = store.get('bookmarks.astana');
      get.onsuccess = () => {
        const put = store.put([...get.result as unknown[], { name: '<img src=x onerror=alert(1)>' }], 'bookmarks.astana');
        put.onsuccess = () => {
          open.result.close();
          done();
        };
      };
    };
  }));
  const bearing = (): Promise<number> => desk.page.evaluate(() => window.metroscope.view.get().bearing);

  beforeAll(async () => {
    desk = await openScreen(bench.browser, `${frugal(bench.hub.desk)}&@51.1283,71.4306,900m,35b,55p&time=2026-06-21T18:00+05:00`, window_.width, window_.height);
    await isReady(desk);
  });

  test('P saves a PNG of the city at the screen’s resolution, with title, time, scale and credits under it', async () => {
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.page.keyboard.press('p')]);
    expect(download.suggestedFilename()).toBe('astana-2026-06-21-1800.png');
    const file = join(bench.data, 'picture.png');
    await download.saveAs(file);
    const picture = PNG.sync.read(readFileSync(file));
    expect(picture.width).toBe(window_.width);
    expect(picture.height).toBeGreaterThan(window_.height + 60);
    // The city, and then each line of the strip is background with letters on it.
    expect(colours(picture, 0, window_.height).size).toBeGreaterThan(500);
    const strip = picture.height - window_.height;
    for (const [from, to] of [[0.15, 0.4], [0.4, 0.62], [0.62, 0.9]] as const) {
      const line = colours(picture, window_.height + Math.round(strip * from), window_.height + Math.round(strip * to));
      expect(line.size).toBeGreaterThan(20);
    }
    const [text] = await desk.page.getByText('Picture saved: astana-2026-06-21-1800.png').allTextContents();
    expect(text).toBeDefined();
  });

  test('T takes the keyboard to the time, keys set it, T again is now; the screen says which', async () => {
    const { page } = desk;
    const shownTime = (): Promise<number> => page.evaluate(() => window.metroscope.clock.get().time);
    const before = await shownTime();
    await page.keyboard.press('t');
    for (const key of ['PageUp', 'ArrowLeft', 'Shift+ArrowRight']) await page.keyboard.press(key);
    expect(await shownTime() - before).toBe(56 * 60_000);
    expect(await page.getByRole('slider', { name: 'Time of day' }).getAttribute('aria-valuetext')).toBe('18:56, daylight');
    await page.getByRole('button', { name: 'Day after' }).click();
    expect(await shownTime() - before).toBe(56 * 60_000 + 86_400_000);
    await page.getByRole('button', { name: '1 h/s' }).click();
    await page.getByText('RUNNING ×3,600').first().waitFor();
    await page.getByRole('button', { name: 'Stop the time' }).click();
    await page.getByText('Workers and requests stay live', { exact: false }).waitFor();
    await page.getByRole('slider', { name: 'Time of day' }).press('t');
    await page.getByText('LIVE').first().waitFor();
    expect(await page.evaluate(() => window.metroscope.clock.get().mode)).toBe('live');
    await page.evaluate((time) => window.metroscope.clock.set({ time }), before);
  });

  test('B keeps the view with a thumbnail; it is there after a reload, where an entry that went bad is set aside, and a click flies back to it', async () => {
    await desk.page.keyboard.press('b');
    await desk.page.getByText('Saved: View 1').waitFor();
    await desk.page.evaluate(() => window.metroscope.view.set({ bearing: 200 }));
    await desk.page.evaluate(() => window.metroscope.clock.set('live'));
    await spoil();
    await desk.page.reload();
    await isReady(desk);
    await desk.page.getByRole('button', { name: 'Expand Bookmarks' }).click();
    await desk.page.getByText('1 kept bookmark could not be read; it was set aside, not deleted.').waitFor();
    const show = desk.page.getByRole('button', { name: 'Fly to View 1' });
    expect(await show.locator('img').evaluate((image: HTMLImageElement) => [image.src.slice(0, 15), image.naturalWidth])).toEqual(['data:image/webp', 256]);
    await show.click();
    await expect.poll(bearing, { timeout: 30_000 }).toBeCloseTo(35, 1);
    expect(await desk.page.evaluate(() => window.metroscope.clock.get().time)).toBe(Date.parse('2026-06-21T13:00Z'));
  });

  test('a bookmark is renamed and deleted, and taken back', async () => {
    await desk.page.getByRole('button', { name: 'Rename View 1' }).click();
    await desk.page.getByLabel('Name of the bookmark').fill('The river');
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('button', { name: 'Delete The river' }).click();
    await desk.page.getByText('Deleted: The river').waitFor();
    await desk.page.getByRole('button', { name: 'Fly to The river' }).waitFor({ state: 'detached' });
    await desk.page.getByRole('button', { name: 'Take it back' }).click();
    await desk.page.getByRole('button', { name: 'Fly to The river' }).waitFor();
  });

  test('bookmarks leave as a file and come back from it; another file says what is wrong with it', async () => {
    const [download] = await Promise.all([desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: 'Export' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^astana-[\d-]+-bookmarks\.json$/);
    const file = join(bench.data, 'bookmarks.json');
    await download.saveAs(file);
    const kept = readFileSync(file, 'utf8');
    expect(JSON.parse(kept)).toMatchObject({ format: 'metroscope-bookmarks', version: 1, city: 'astana', bookmarks: [{ name: 'The river' }] });
    await desk.page.getByRole('button', { name: 'Delete The river' }).click();
    await desk.page.getByText('Deleted: The river').waitFor();
    await desk.page.locator('input[type=file]').setInputFiles(file);
    await desk.page.getByRole('button', { name: 'Fly to The river' }).waitFor();
    writeFileSync(file, kept.replace('"latitude": 51', '"latitude": 951'));
    await desk.page.locator('input[type=file]').setInputFiles(file);
    await desk.page.getByText('bookmarks.json holds no bookmarks').waitFor();
    await desk.page.getByText('bookmarks.0.saved.view.latitude', { exact: false }).waitFor();
    expect(desk.errors).toEqual([]);
  });
});
