import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createCityFrame } from '@/geo';
import type { Position, ServiceRequest } from '@/model';
import { coordinateUnit, encodeMovers } from '@/protocol';
import { launchBrowser } from '../browser';
import { servePage, type ServedPage } from '../serve-page';
import { groundHeight, makeTestCity, origin } from '../stage/test-city';

const frame = createCityFrame(origin);
const size = { width: 900, height: 480 };
const start = Date.UTC(2026, 4, 1, 8);

let city: Awaited<ReturnType<typeof makeTestCity>>;
let served: ServedPage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  city = await makeTestCity();
  served = await servePage(join(import.meta.dirname, '../layers/page'), dirname(dirname(city.folder)), inject('sharedFolder'));
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
  page.on('pageerror', (error) => console.error('page:', error.message));
  await page.goto(`${served.url}?theme=day`);
  await page.waitForFunction(() => 'page' in window && window.page.status.getState().phase === 'ready', undefined, { timeout: 120_000 });
  await page.evaluate(({ centre, aspectRatio }) => {
    window.page.set('camera', { view: window.page.stage.framing(centre, 520, { bearing: 0, pitch: 58 }), aspectRatio });
    window.page.showBuildings(null);
  }, { centre: place(0, 0, 40), aspectRatio: size.width / size.height });
  await settled();
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await city?.remove();
});
beforeEach(() => page.evaluate(() => {
  window.page.set('layers', {});
  window.page.set('filters', {});
}));

const settled = (): Promise<void> => page.evaluate(() => window.page.stage.settled());

/** A position `up` metres over the ground, east and north of the city's origin. */
function place(east: number, north: number, up = 0): Position {
  const { longitude, latitude } = frame.fromLocal([east, north, 0]);
  return { longitude, latitude, height: groundHeight + up };
}

async function pixelOf(at: Position): Promise<readonly [number, number]> {
  const pixel = await page.evaluate((position) => window.page.at(position), at);
  if (!pixel) throw new Error('behind the eye');
  return pixel;
}

/** What is picked at a place, `above` CSS pixels over it. */
async function pickAt(at: Position, above = 0) {
  const [x, y] = await pixelOf(at);
  return page.evaluate(([px, py]) => window.page.stage.pick(px, py), [x, y - above] as const);
}

/** Colour of the picture at a place, as a direction: light and shade of a surface change its length only. */
async function tintAt(at: Position): Promise<number[]> {
  await settled();
  const [x, y] = await pixelOf(at);
  const { data, width } = PNG.sync.read(await page.screenshot());
  const [r, g, b] = [0, 1, 2].map((k) => data[(Math.round(y) * width + Math.round(x)) * 4 + k]!) as [number, number, number];
  return [r, g, b].map((value) => value / Math.hypot(r, g, b));
}

const likeness = (tint: readonly number[], colour: readonly number[]): number =>
  tint.reduce((sum, value, k) => sum + (value * colour[k]!) / Math.hypot(...colour), 0);

const colourBy = (attribute: string | null): Promise<void> =>
  page.evaluate((by) => window.page.set('layers', { buildings: { visible: true, opacity: 1, colourBy: by } }), attribute);

/** 160 m, flat · 30 m, gabled · 48 m, dome. */
const [tower, west, north] = [place(0, 0, 160), place(-260, 0, 30), place(195, 338, 48)];
/** Both ends of the legend's ramp, and its classes in order of how many there are: flat, dome, gabled. */
const [low, high, flat, dome, gabled] = [[72, 40, 120], [253, 231, 37], [86, 180, 233], [230, 159, 0], [0, 114, 178]] as const;

describe('colouring', () => {
  test('a number paints the highest building with the end of the ramp and low ones near its beginning', async () => {
    await colourBy('height');
    expect(likeness(await tintAt(tower), high)).toBeGreaterThan(0.98);
    const tint = await tintAt(west);
    expect(likeness(tint, low)).toBeGreaterThan(0.94);
    expect(likeness(tint, high)).toBeLessThan(0.75);
  });

  test('a class paints each building with its colour in the legend, and nothing is painted when nothing is chosen', async () => {
    await colourBy('roofShape');
    for (const [at, colour] of [[tower, flat], [north, dome], [west, gabled]] as const) expect(likeness(await tintAt(at), colour)).toBeGreaterThan(0.97);
    await colourBy(null);
    for (const at of [tower, north, west]) expect(likeness(await tintAt(at), [255, 255, 255])).toBeGreaterThan(0.99);
  });

  test('the legend names the classes with their colours and counts', async () => {
    await colourBy('roofShape');
    const rows = await page.getByRole('list', { name: 'Shape of the roof' }).getByRole('button').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual(['Flat 9', 'Dome 8', 'Gabled 8']);
    expect(await page.locator('select').first().locator('option').allInnerTexts()).toEqual(['Nothing', 'Height (m)', 'Footprint (m²)', 'Shape of the roof']);
  });
});

describe('filters', () => {
  test('a range set with the keyboard takes buildings out of the picture and out of reach; one button brings them back', async () => {
    await colourBy('height');
    await settled();
    expect(await pickAt(tower)).toMatchObject({ engine: 'cesium', id: 'tower' });
    await page.getByRole('slider', { name: 'Most' }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('PageDown');
    const { ranges } = (await page.evaluate(() => window.page.get('filters')))['buildings']!;
    expect(ranges['height']![0]).toBe(12);
    expect(ranges['height']![1]).toBeLessThan(160);
    await settled();
    expect(await pickAt(tower)).not.toMatchObject({ id: 'tower' });
    expect(await pickAt(west)).toMatchObject({ id: 'block-12' });
    expect(likeness(await tintAt(tower), high)).toBeLessThan(0.97);
    await page.getByRole('button', { name: 'Show all buildings' }).click();
    await settled();
    expect(await page.evaluate(() => window.page.get('filters'))).toEqual({});
    expect(await pickAt(tower)).toMatchObject({ id: 'tower' });
  });

  test('a class is switched off in the legend, and stays off when something else colours the buildings', async () => {
    await colourBy('roofShape');
    await page.getByRole('button', { name: /Gabled/ }).click();
    await settled();
    expect(await pickAt(west)).not.toMatchObject({ id: 'block-12' });
    expect(await pickAt(tower)).toMatchObject({ id: 'tower' });
    await colourBy('height');
    await settled();
    expect(await pickAt(west)).not.toMatchObject({ id: 'block-12' });
    await page.getByRole('button', { name: 'Remove this filter' }).click();
    await settled();
    expect(await pickAt(west)).toMatchObject({ id: 'block-12' });
  });

  test('when nothing is left, a sentence says so', async () => {
    await page.evaluate(() => window.page.set('filters', { buildings: { hidden: { roofShape: ['flat', 'dome', 'gabled'] }, ranges: {} } }));
    await settled();
    await page.getByText('No building passes these filters here.').waitFor();
    await page.evaluate(() => window.page.set('filters', {}));
    await settled();
    await page.getByText('No building passes these filters here.').waitFor({ state: 'detached' });
  });

  test('two thumbs are dragged with the pointer and never pass each other', async () => {
    await colourBy('height');
    const box = (await page.getByRole('slider', { name: 'Least' }).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y, { steps: 3 });
    await page.mouse.move(x + 900, y, { steps: 3 });
    await page.mouse.up();
    const { ranges } = (await page.evaluate(() => window.page.get('filters')))['buildings']!;
    expect(ranges['height']).toEqual([160, 160]);
    await settled();
    expect(await pickAt(tower)).toMatchObject({ id: 'tower' });
    expect(await pickAt(west)).not.toMatchObject({ id: 'block-12' });
  });
});

describe('the order of layers', () => {
  /** A worker who stands where a request is, in front of the tower. */
  beforeAll(async () => {
    const { longitude, latitude } = place(-120, -150);
    const bytes = encodeMovers({
      baseTime: start, fleet: 16, simulated: true, index: Uint32Array.of(3), longitude: Int32Array.of(Math.round(longitude / coordinateUnit)),
      latitude: Int32Array.of(Math.round(latitude / coordinateUnit)), delay: Uint32Array.of(0), heading: Uint16Array.of(0), state: Uint8Array.of(0),
    });
    const request: ServiceRequest = {
      requestId: '019a5c5e-0000-7000-8000-000000000001', category: 'road', serviceName: 'Pothole', description: '', address: '', agency: '', longitude, latitude,
      status: 'handling', requestedAt: start, updatedAt: start, dueAt: null, closedAt: null, source: 'field', transposed: false, rev: 2,
    };
    await page.evaluate(({ movers, item, now }) => {
      window.page.sendMovers(movers);
      window.page.sendRequests([item]);
      window.page.setNow(now);
    }, { movers: [...bytes], item: request, now: start + 5_300 });
    await page.waitForFunction(() => window.page.fleet.getState().fleet === 16);
  });

  test('says which of two marks at one place is on top, for the eye and for the hand', async () => {
    const mark = place(-120, -150);
    const onTop = async (front: 'requests' | 'workers'): Promise<string | undefined> => {
      const orders = { requests: front === 'requests' ? 90 : 10, workers: front === 'workers' ? 90 : 10 };
      await page.evaluate(async ({ requests, workers }) => {
        window.page.set('layers', { requests: { visible: true, opacity: 1, order: requests }, workers: { visible: true, opacity: 1, order: workers } });
        await window.page.frames(3);
      }, orders);
      // Where the foot of the pin and the disc of the worker cover each other.
      return (await pickAt(mark, 2))?.layer;
    };
    await expect.poll(() => onTop('workers')).toBe('workers');
    await expect.poll(() => onTop('requests')).toBe('requests');
  });
});

describe('the opened building', () => {
  const floorIn = async (at: Position): Promise<unknown> => {
    const pick = await pickAt(at);
    return pick?.engine === 'three' ? pick.properties.floor : null;
  };
  const rest = async (): Promise<void> => {
    await page.waitForTimeout(900);
    await page.evaluate(() => window.page.frames(2));
  };
  beforeAll(async () => {
    await page.evaluate(() => {
      window.page.set('selection', { kind: 'building', id: 'tower' });
      window.page.showBuildings('tower');
    });
    await page.getByRole('button', { name: 'Put the floors together' }).waitFor();
    await rest();
  });
  /** Just outside the southern wall, in the middle of the closed tower's second floor. */
  const before = place(0, -24, 80);

  test('put together stands where it stood, and a chosen floor comes out towards the eye', async () => {
    await page.getByRole('button', { name: 'Put the floors together' }).click();
    await rest();
    expect(await floorIn(place(0, -20, 80))).toBe(2);
    expect(await floorIn(place(0, -20, 20))).toBe(1);
    const pulled = place(0, -45, 55);
    expect(await floorIn(pulled)).toBe(1);
    await page.getByRole('button', { name: 'Floor above' }).click();
    await page.getByRole('button', { name: 'Floor above' }).click();
    await rest();
    expect(await page.getByRole('combobox', { name: 'Floor' }).inputValue()).toBe('2');
    expect(await floorIn(pulled)).toBe(2);
    await page.getByText(/53\.3 – 106\.7 m/).waitFor();
    await page.getByText('estimated: the number of floors too').waitFor();
    await page.getByRole('combobox', { name: 'Floor' }).selectOption('');
    await rest();
    expect(await floorIn(before)).toBe(2);
  });

  test('a section takes away what is above it', async () => {
    const slider = page.getByRole('slider', { name: /Cut away above/ });
    await slider.fill('6');
    await rest();
    expect(await floorIn(place(0, -20, 140))).toBeNull();
    expect(await floorIn(place(0, -20, 20))).toBe(1);
    await page.getByText('80.0 m · floor 2').waitFor();
    await slider.fill('12');
    await rest();
    expect(await floorIn(place(0, -20, 140))).toBe(3);
  });

  test('a click on a floor chooses it', async () => {
    const [x, y] = await pixelOf(place(0, -20, 140));
    await page.mouse.click(x, y);
    await expect.poll(() => page.getByRole('combobox', { name: 'Floor' }).inputValue()).toBe('3');
  });

  test('the camera goes around it until the city is touched', async () => {
    const bearing = (): Promise<number> => page.evaluate(() => window.page.get('camera').view.bearing);
    const from = await bearing();
    await page.keyboard.press('Escape');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Stop turning' }).waitFor();
    await expect.poll(async () => (await bearing() - from + 360) % 360, { timeout: 20_000 }).toBeGreaterThan(10);
    await page.mouse.move(30, 400);
    await page.mouse.down();
    await page.mouse.up();
    await page.getByRole('button', { name: 'Turn around it' }).waitFor();
    await page.evaluate(() => window.page.frames(3));
    const rested = await bearing();
    await page.evaluate(() => window.page.frames(3));
    expect(await bearing()).toBe(rested);
  });

  test('no engine reported an error in all of this', async () => {
    expect(await page.evaluate(() => window.page.stage.stats().errors)).toEqual([]);
  });
});
