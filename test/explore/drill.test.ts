import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCityFrame } from '@/geo';
import { cityManifestSchema, regionFileSchema, type Region } from '@/model';
import { createRegionIndex, type RegionIndex } from '@/state';
import { frugal, isReady, openScreen, wallAddress, type OpenScreen } from '../system/screens';
import { withRoom } from '../system/with-hub';

const patiently = { timeout: 60_000, interval: 500 };
const bench = withRoom();
let desk: OpenScreen;
let page: Page;
let index: RegionIndex;
let groundHeight: number;

beforeAll(async () => {
  const read = async (path: string): Promise<unknown> => (await fetch(`${bench.hub.hub}/cities/astana/${path}`)).json();
  const manifest = cityManifestSchema.parse(await read('manifest.json'));
  groundHeight = manifest.groundHeight;
  index = createRegionIndex(regionFileSchema.parse(await read(manifest.regions!)), createCityFrame(manifest.origin));
  desk = await openScreen(bench.browser, frugal(bench.hub.desk), 1_100, 640);
  page = desk.page;
  await isReady(desk);
});

const current = (on: Page = page): Promise<string | null> => on.evaluate(() => window.metroscope.region.get());
async function reached(id: string | null): Promise<void> {
  await expect.poll(() => current(), patiently).toBe(id);
}
const eye = (on: Page = page) => on.evaluate(() => window.metroscope.view.get());
const trail = (on: Page = page): Locator => on.getByRole('navigation', { name: 'Where you are' });
const crumbs = async (): Promise<string[]> => (await trail().locator('li').allInnerTexts()).map((text) => text.trim());
const settled = (on: Page = page): Promise<void> => on.evaluate(() => window.metroscope.settled());

async function enter(id: string | null): Promise<void> {
  await page.evaluate((region) => window.metroscope.region.set(region), id);
  await settled();
}

/** CSS pixels of where a region's label stands. */
async function pixelOf({ centre: [longitude, latitude] }: Region): Promise<[number, number]> {
  const [pixel] = await page.evaluate((position) => window.metroscope.project([position]).deck, { longitude, latitude, height: groundHeight });
  if (!pixel) throw new Error('behind the eye');
  return [pixel[0], pixel[1]];
}

/** The first part of a region in whose middle nothing stands and over which no panel lies. */
async function openPart(id: string | null): Promise<Region> {
  for (const part of index.children(id)) {
    const [x, y] = await pixelOf(part);
    const free = await page.evaluate(([px, py]) => {
      const canvas = document.elementFromPoint(px, py) instanceof HTMLCanvasElement;
      return canvas && window.metroscope.pick(px, py) === null;
    }, [x, y] as const);
    if (free) return part;
  }
  throw new Error(`every part of ${String(id)} is covered`);
}

async function doubleClick(part: Region): Promise<void> {
  const [x, y] = await pixelOf(part);
  await doubleClickAt(x, y);
}

/** As fast as a hand, however slowly the page draws: nothing waits for the page to have heard of the first click. */
async function doubleClickAt(x: number, y: number): Promise<void> {
  await page.mouse.move(x, y);
  const input = await desk.context.newCDPSession(page);
  const send = (type: 'mousePressed' | 'mouseReleased', clickCount: number) => input.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount });
  await Promise.all([send('mousePressed', 1), send('mouseReleased', 1), send('mousePressed', 2), send('mouseReleased', 2)]);
  await input.detach();
}

/** Whether the whole outline of a region is in the picture, and fills a good part of it. */
async function framed(region: Region): Promise<boolean> {
  const outline = region.polygons.flatMap(([ring]) => ring!.map(([longitude, latitude]) => ({ longitude, latitude, height: groundHeight })));
  const { pixels, width, height } = await page.evaluate((positions) => ({ pixels: window.metroscope.project(positions).deck, width: innerWidth, height: innerHeight }), outline);
  if (pixels.some((pixel) => !pixel || pixel[0] < 0 || pixel[1] < 0 || pixel[0] > width || pixel[1] > height)) return false;
  const across = (k: 0 | 1): number => Math.max(...pixels.map((pixel) => pixel![k])) - Math.min(...pixels.map((pixel) => pixel![k]));
  return across(0) > width * 0.3 || across(1) > height * 0.3;
}

describe('drill down on a desk', () => {
  it('goes by double click from the city to a grid cell, and the camera frames each', async () => {
    await enter(null);
    for (const level of ['county', 'township', 'cell'] as const) {
      const part = await openPart(await current());
      expect(part.level).toBe(level);
      await doubleClick(part);
      await reached(part.id);
      await expect.poll(() => framed(part), patiently).toBe(true);
      await settled();
      expect((await crumbs()).length).toBe(index.path(part.id).length);
    }
  });

  it('in a grid cell a double click flies to the place instead', async () => {
    const [cell, before] = [await current(), await eye()];
    const [x, y] = await pixelOf(index.get(cell!)!);
    await doubleClickAt(x, y);
    await expect.poll(async () => JSON.stringify(await eye()) === JSON.stringify(before), patiently).toBe(false);
    expect(await current()).toBe(cell);
  });

  it('comes back one step by Backspace, to the city', async () => {
    const cell = await current();
    const path = index.path(cell!).map(({ id }) => id);
    for (const id of [path[2]!, path[1]!, null]) {
      await page.keyboard.press('Backspace');
      await reached(id);
      await expect.poll(() => framed(index.get(id ?? 'city')!), patiently).toBe(true);
    }
    await page.keyboard.press('Backspace');
    expect(await current()).toBeNull();
  });

  it('shows what is known of a region that is clicked, and that it is schematic', async () => {
    await settled();
    const county = await openPart(null);
    const [x, y] = await pixelOf(county);
    await page.mouse.click(x, y);
    await expect.poll(() => page.evaluate(() => window.metroscope.selection.get()), patiently).toEqual({ kind: 'region', id: county.id });
    const panel = page.getByRole('region', { name: 'Region', exact: true });
    await expect.poll(() => panel.innerText(), patiently).toContain('km²');
    expect(await panel.innerText()).toContain('Schematic');
    expect(await panel.innerText()).toContain(county.counts.buildings.toLocaleString('en-GB'));
    await panel.getByRole('button', { name: 'Go into this region' }).click();
    await reached(county.id);
    await page.keyboard.press('Escape');
  });

  it('goes by the breadcrumb: to a neighbour from the menu of the step above, and back by a step’s name', async () => {
    await enter('c02-t03');
    expect((await crumbs())[1]).toContain('County 2');
    await trail().getByRole('button', { name: 'Regions in County 2' }).click();
    await trail().getByRole('menuitem', { name: 'Township 2-05' }).click();
    await reached('c02-t05');
    await trail().getByRole('button', { name: 'County 2', exact: true }).click();
    await reached('c02');
    await trail().getByRole('button', { name: 'Astana', exact: true }).click();
    await reached(null);
  });

  it('goes by keyboard alone: Tab to the menu, arrows to a county, Enter, and again; and the city stays still under the arrows', async () => {
    await settled();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const tabTo = async (name: string): Promise<void> => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((label) => document.activeElement?.getAttribute('aria-label') === label && document.activeElement.tagName === 'BUTTON', name)) return;
      }
      throw new Error(`Tab does not reach "${name}"`);
    };
    const focused = (): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement).innerText);
    const before = await eye();
    await tabTo('Regions in Astana');
    await page.keyboard.press('Enter');
    await expect.poll(focused, patiently).toContain('County 1');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toContain('County 2');
    expect(await eye()).toEqual(before);
    await page.keyboard.press('Enter');
    await reached('c02');
    await tabTo('Regions in County 2');
    await page.keyboard.press('Enter');
    await expect.poll(focused, patiently).toContain('Township 2-01');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await reached(index.children('c02').at(-1)!.id);
    await page.keyboard.press('Backspace');
    await reached('c02');
  });

  it('selects, goes in and measures under the cross in the middle of the picture, by keys alone', async () => {
    const marks = ['requests', 'workers', 'labels', 'buildings'];
    const show = (visible: boolean): Promise<void> => page.evaluate(([ids, on]) => window.metroscope.layers.set(Object.fromEntries(ids.map((id) => [id, { visible: on }]))), [marks, visible] as const);
    await show(false);
    await enter('c02');
    await page.keyboard.press('e');
    await expect.poll(() => page.getByText('↵ Select').isVisible(), patiently).toBe(true);
    await settled();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => window.metroscope.selection.get()?.kind), patiently).toMatch(/street|region|place/);
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => current(), patiently).toMatch(/^c\d\d-t\d\d$/);
    await settled();
    await page.keyboard.press('m');
    await expect.poll(() => page.getByText('␣').isVisible(), patiently).toBe(true);
    await page.keyboard.press('Space');
    await page.keyboard.press('d', { delay: 400 });
    await settled();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('region', { name: 'Measure' }).innerText(), patiently).toMatch(/On the ground\s+[\d.,]+\s*k?m/);
    await page.keyboard.press('Escape');
    await show(true);
    await enter('c02');
  });

  it('goes by the list of the rail, and up by its button', async () => {
    await page.getByRole('button', { name: 'Expand Regions' }).click();
    const list = page.getByRole('list', { name: 'Townships' });
    await list.getByRole('button', { name: /Township 2-04/ }).click();
    await reached('c02-t04');
    await page.getByRole('button', { name: 'One region up' }).click();
    await reached('c02');
  });

  it('refuses a region that is not there, and an address that names one shows the city and says so', async () => {
    const refused = await page.evaluate(() => window.metroscope.region.set('c77-t01').catch((error: Error) => `${error.name}: ${error.message}`));
    expect(refused).toBe('TypeError: metroscope.region.set: there is no region "c77-t01" in this city');
    expect(await current()).toBe('c02');
    await page.goto(`${frugal(bench.hub.desk).split('#')[0]}#region=c77`);
    await page.reload();
    await isReady(desk);
    await reached(null);
    await expect.poll(() => page.getByText('There is no region “c77” in this city.').isVisible(), patiently).toBe(true);
  });
});

describe('the other screens of the room', () => {
  it('a wall that keeps its own camera follows the region without flying, and says where it is', async () => {
    await settled();
    const wall = await openScreen(bench.browser, wallAddress(bench.hub.wall, 0, 0, 1, 1), 720, 405);
    await isReady(wall);
    await wall.page.evaluate(() => window.metroscope.link.detach('camera'));
    const before = await eye(wall.page);
    await page.evaluate(() => window.metroscope.region.set('c04-t02'));
    await expect.poll(() => current(wall.page), patiently).toBe('c04-t02');
    await expect.poll(() => wall.page.locator('header').innerText(), patiently).toContain('County 4 › Township 4-02');
    expect(await eye(wall.page)).toEqual(before);
    await wall.context.close();
  });

  it('a tablet goes by touch, with targets for a thumb', async () => {
    const field = await openScreen(bench.browser, frugal(bench.hub.field), 900, 640, true);
    await isReady(field);
    await expect.poll(() => current(field.page), patiently).toBe('c04-t02');
    const button = trail(field.page).getByRole('button', { name: 'Regions in County 4' });
    await button.tap();
    const item = trail(field.page).getByRole('menuitem', { name: 'Township 4-06' });
    for (const target of [trail(field.page).getByRole('button', { name: 'County 4', exact: true }), item]) expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await item.tap();
    await expect.poll(() => current(field.page), patiently).toBe('c04-t06');
    await field.context.close();
  });
});
