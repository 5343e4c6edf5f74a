import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frugal, isReady, openScreen, type OpenScreen } from '../system/screens';
import { withRoom } from '../system/with-hub';

const patiently = { timeout: 60_000, interval: 500 };
const bench = withRoom();

const box = (page: Page): Locator => page.getByRole('combobox', { name: 'Search the city' });
/** Not the choices of a panel's own lists. */
const choices = (page: Page): Locator => page.getByRole('listbox', { name: 'Search results' }).getByRole('option');
const options = (page: Page): Promise<string[]> => choices(page).allInnerTexts();
/** The option the arrow keys are at, as assistive technology is told. */
const active = (page: Page): Promise<string> => box(page).evaluate((field) => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');
const selection = (page: Page) => page.evaluate(() => window.metroscope.selection.get());
const eye = (page: Page) => page.evaluate(() => window.metroscope.view.get());
/** Where the camera comes to rest. */
async function rested(page: Page) {
  await page.evaluate(() => window.metroscope.settled());
  return eye(page);
}
const kilometres = (a: { longitude: number; latitude: number }, b: { longitude: number; latitude: number }): number =>
  Math.hypot((a.longitude - b.longitude) * 70, (a.latitude - b.latitude) * 111);

describe('the search of a desk, by keyboard alone', () => {
  let screen: OpenScreen;
  let page: Page;
  beforeAll(async () => {
    screen = await openScreen(bench.browser, frugal(bench.hub.desk), 960, 600);
    page = screen.page;
    await isReady(screen);
  });
  afterAll(() => screen?.context.close());

  it('opens by Ctrl+K and says what can be typed', async () => {
    await page.keyboard.press('Control+k');
    expect(await box(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    await expect.poll(() => page.getByRole('search').innerText(), patiently).toContain('Or a latitude and a longitude');
  });

  it('finds a street in Latin letters, misspelled, and flies there', async () => {
    await page.keyboard.type('kabnabay');
    await expect.poll(() => options(page), patiently).toContainEqual(expect.stringContaining('Kabanbay Batyr Avenue'));
    expect(await active(page)).toContain('Kabanbay Batyr Avenue');
    const before = await eye(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => selection(page), patiently).toMatchObject({ kind: 'street' });
    const after = await rested(page);
    expect(kilometres(after, { longitude: 71.4108, latitude: 51.1128 })).toBeLessThan(5);
    expect(kilometres(after, before)).toBeGreaterThan(0.3);
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
  });

  it('opens by / and chooses among house numbers with the arrow keys', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('12/4 respubliki');
    await expect.poll(async () => (await options(page))[0], patiently).toContain('проспект Республики 12/4');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => active(page), patiently).not.toContain('12/4');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => selection(page), patiently).toMatchObject({ kind: 'building' });
    await expect.poll(() => page.getByRole('heading', { level: 3, name: /Республики/ }).count(), patiently).toBe(1);
  });

  it('remembers what was chosen, the newest first', async () => {
    await page.keyboard.press('Control+k');
    await expect.poll(() => options(page), patiently).toEqual([expect.stringContaining('Республики 12/4'), expect.stringContaining('Kabanbay')]);
    await page.keyboard.press('Escape');
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
  });

  it('shows a place with its names', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('парк влюбленных');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('park of lovers');
    await expect.poll(() => active(page), patiently).toContain('Park of lovers');
    await page.keyboard.press('Enter');
    await expect.poll(() => selection(page), patiently).toMatchObject({ kind: 'place' });
    await expect.poll(() => page.getByRole('heading', { level: 3, name: 'Park of lovers' }).count(), patiently).toBe(1);
    expect(await page.getByRole('main').innerText()).toContain('Ғашықтар саябағы');
  });

  it('reads coordinates, and refuses those that cannot be', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('97.5, 71.4 N');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('97.5N 71.43E');
    await expect.poll(() => page.getByRole('search').innerText(), patiently).toContain('There is no latitude 97.5°');
    await page.keyboard.press('Escape');
    await page.keyboard.type('51.1283, 71.4305');
    await page.keyboard.press('Enter');
    await expect.poll(async () => kilometres(await eye(page), { longitude: 71.4305, latitude: 51.1283 }), patiently).toBeLessThan(1);
    expect(await selection(page)).toBeNull();
  });

  it('says when nothing is called so, and typing does not move the camera', async () => {
    const before = await rested(page);
    await page.keyboard.press('/');
    await page.keyboard.type('wasdqe xyzzy');
    await expect.poll(() => page.getByRole('search').innerText(), patiently).toContain('is called “wasdqe xyzzy”');
    expect(await eye(page)).toEqual(before);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('drills into a region by its Chinese name', async () => {
    await page.keyboard.press('/');
    await page.keyboard.insertText('第三区');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => window.metroscope.region.get()), patiently).toBe('c03');
  });
});

describe('the search of a tablet, by touch alone', () => {
  let screen: OpenScreen;
  let page: Page;
  beforeAll(async () => {
    screen = await openScreen(bench.browser, frugal(bench.hub.field), 600, 800, true);
    page = screen.page;
    await isReady(screen);
  });
  afterAll(() => screen?.context.close());

  it('opens over everything, with room for fingers, and goes to a building', async () => {
    await page.getByRole('button', { name: 'Search the city' }).tap();
    await expect.poll(() => box(page).count(), patiently).toBe(1);
    // The on-screen keyboard writes into the focused field.
    await page.keyboard.insertText('байтрек');
    await expect.poll(() => options(page), patiently).toContainEqual(expect.stringContaining('Bayterek'));
    const first = choices(page).first();
    expect((await first.boundingBox())!.height).toBeGreaterThanOrEqual(48);
    await first.tap();
    await expect.poll(() => selection(page), patiently).toEqual({ kind: 'building', id: 'way/230401645' });
    expect(await page.getByRole('dialog').count()).toBe(0);
    await expect.poll(async () => kilometres(await eye(page), { longitude: 71.4305, latitude: 51.1283 }), patiently).toBeLessThan(1);
  });

  it('offers it again, and closes without choosing', async () => {
    await page.getByRole('button', { name: 'Search the city' }).tap();
    await expect.poll(() => options(page), patiently).toEqual([expect.stringContaining('Bayterek')]);
    await page.getByRole('dialog').getByRole('button', { name: 'Back' }).tap();
    await expect.poll(() => page.getByRole('dialog').count(), patiently).toBe(0);
    expect(await selection(page)).toEqual({ kind: 'building', id: 'way/230401645' });
  });
});

describe('when the names of a city cannot be read', () => {
  it('the box says so, coordinates still work, and trying again helps', async () => {
    const screen = await openScreen(bench.browser, 'about:blank', 960, 600);
    const { page } = screen;
    let isBroken = true;
    await screen.context.route('**/gazetteer.json', (route) => (isBroken ? route.fulfill({ status: 200, contentType: 'application/json', body: '{"places": 1}' }) : route.continue()));
    await page.goto(frugal(bench.hub.desk));
    await isReady(screen);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('respubliki');
    await expect.poll(() => page.getByRole('search').innerText(), patiently).toContain('The names of this city cannot be read');
    await page.keyboard.press('Escape');
    await page.keyboard.type('51.1283, 71.4305');
    await expect.poll(() => options(page), patiently).toHaveLength(1);
    await page.keyboard.press('Escape');
    await page.keyboard.type('respubliki');
    isBroken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => options(page), patiently).toContainEqual(expect.stringContaining('проспект Республики'));
    await screen.context.close();
  });
});
