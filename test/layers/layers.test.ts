import { dirname } from 'node:path';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createCityFrame } from '@/geo';
import type { Position, ServiceRequest, WorkerState } from '@/model';
import { workerStates } from '@/model';
import { coordinateUnit, encodeMovers } from '@/protocol';
import { launchBrowser } from '../browser';
import { servePage, type ServedPage } from '../serve-page';
import { groundHeight, makeTestCity, origin } from '../stage/test-city';

const frame = createCityFrame(origin);
/** Workers are drawn this much later than they are. */
const playout = 5_250;
const start = Date.UTC(2026, 4, 1, 8);
const size = { width: 720, height: 450 };

let city: Awaited<ReturnType<typeof makeTestCity>>;
let served: ServedPage;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  city = await makeTestCity();
  served = await servePage(`${import.meta.dirname}/page`, dirname(dirname(city.folder)), inject('sharedFolder'));
  browser = await launchBrowser();
  page = await openPage(size);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await city?.remove();
});

/** The tower in the middle, seen from the south. */
async function openPage(viewport: { width: number; height: number }): Promise<Page> {
  const opened = await browser.newPage({ viewport, deviceScaleFactor: 1 });
  opened.on('pageerror', (error) => console.error('page:', error.message));
  await opened.goto(served.url);
  await opened.waitForFunction(() => 'page' in window && window.page.status.getState().phase === 'ready', undefined, { timeout: 120_000 });
  await opened.evaluate(({ centre, aspectRatio }) => {
    window.page.set('camera', { view: window.page.stage.framing(centre, 520, { bearing: 0, pitch: 58 }), aspectRatio });
  }, { centre: place(0, 0, 40), aspectRatio: size.width / size.height });
  await opened.waitForFunction(() => window.page.status.getState().tilesPending === 0, undefined, { timeout: 60_000 });
  await opened.evaluate(() => window.page.frames(3));
  return opened;
}

/** A position `up` metres over the ground, east and north of the city's origin. */
function place(east: number, north: number, up = 0): Position {
  const { longitude, latitude } = frame.fromLocal([east, north, 0]);
  return { longitude, latitude, height: groundHeight + up };
}

interface Report { index: number; at: number; east: number; north: number; state?: WorkerState }

async function report(on: Page, reports: readonly Report[]): Promise<void> {
  const baseTime = Math.min(...reports.map(({ at }) => at));
  const places = reports.map(({ east, north }) => place(east, north));
  const bytes = encodeMovers({
    baseTime, fleet: 16, simulated: true,
    index: Uint32Array.from(reports, ({ index }) => index),
    longitude: Int32Array.from(places, ({ longitude }) => Math.round(longitude / coordinateUnit)),
    latitude: Int32Array.from(places, ({ latitude }) => Math.round(latitude / coordinateUnit)),
    delay: Uint32Array.from(reports, ({ at }) => at - baseTime),
    heading: new Uint16Array(reports.length).fill(9_000),
    state: Uint8Array.from(reports, ({ state = 'patrol' }) => workerStates.indexOf(state)),
  });
  await on.evaluate((sent) => window.page.sendMovers(sent), [...bytes]);
}

const show = (on: Page, now: number): Promise<void> =>
  on.evaluate(async (at) => {
    window.page.setNow(at);
    await window.page.frames(2);
  }, now);

const pixelOf = async (on: Page, at: Position): Promise<readonly [number, number]> => {
  const pixel = await on.evaluate((position) => window.page.at(position), at);
  if (!pixel) throw new Error('behind the eye');
  return pixel;
};

/** What is picked at a place, `above` CSS pixels over it. */
const pickAt = async (on: Page, at: Position, above = 0) => {
  const [x, y] = await pixelOf(on, at);
  return on.evaluate(([px, py]) => window.page.stage.pick(px, py), [x, y - above] as const);
};

const picture = async (on: Page): Promise<PNG> => PNG.sync.read(await on.screenshot());

function colourAt({ data, width }: PNG, x: number, y: number): [number, number, number] {
  const at = (Math.round(y) * width + Math.round(x)) * 4;
  return [data[at]!, data[at + 1]!, data[at + 2]!];
}

const colourOf = async (on: Page, at: Position, above = 0): Promise<[number, number, number]> => {
  const [x, y] = await pixelOf(on, at);
  return colourAt(await picture(on), x, y - above);
};

const distance = (a: readonly number[], b: readonly number[]): number => Math.hypot(...a.map((value, k) => value - b[k]!));
/** Patrol by night, see the legend. */
const patrol = [0x52, 0xdc, 0xc0];

describe('workers', () => {
  /** East along a street in front of the tower, 10 m/s; another behind the tower; a third that falls silent. */
  const walk = (seconds: number): Report[] => [
    { index: 3, at: start + seconds * 1_000, east: -80 + 10 * seconds, north: -150 },
    { index: 5, at: start + seconds * 1_000, east: 0, north: 70 },
  ];
  beforeAll(async () => {
    await report(page, [{ index: 7, at: start - 12_000, east: 130, north: -150 }]);
    for (const seconds of [0, 4, 8]) await report(page, walk(seconds));
    await page.waitForFunction(() => window.page.fleet.getState().fleet === 16);
  });

  test('are drawn and picked where they were one playout delay ago, between two reports', async () => {
    for (const seconds of [3, 6.5]) {
      await show(page, start + seconds * 1_000 + playout);
      const at = place(-80 + 10 * seconds, -150);
      await expect.poll(() => pickAt(page, at)).toMatchObject({
        engine: 'deck', layer: 'workers', id: 'w-3', properties: { state: 'patrol', heading: 90, lastSeen: start + 8_000 },
      });
      expect(distance(await colourOf(page, at), patrol)).toBeLessThan(12);
      expect(await pickAt(page, place(-80 + 10 * seconds + 20, -150))).not.toMatchObject({ id: 'w-3' });
    }
  });

  test('are at the same place on a screen of another shape that joined later', async () => {
    const other = await openPage({ width: 500, height: 700 });
    for (const seconds of [4, 8]) await report(other, walk(seconds));
    await show(other, start + 6_500 + playout);
    await expect.poll(() => pickAt(other, place(-15, -150))).toMatchObject({ id: 'w-3' });
    expect(distance(await colourOf(other, place(-15, -150)), patrol)).toBeLessThan(12);
    await show(other, start + 3_000 + playout);
    expect(await pickAt(other, place(-50, -150))).not.toMatchObject({ layer: 'workers' });
    await other.close();
  });

  test('behind a building are hidden by it', async () => {
    await show(page, start + 6_500 + playout);
    expect(await pickAt(page, place(0, 70))).toMatchObject({ engine: 'cesium', id: 'tower' });
    expect(distance(await colourOf(page, place(0, 70)), patrol)).toBeGreaterThan(60);
  });

  test('that fell silent are hollow, and still picked', async () => {
    await show(page, start + 6_500 + playout);
    expect(await pickAt(page, place(130, -150))).toMatchObject({ id: 'w-7' });
    expect(distance(await colourOf(page, place(130, -150)), patrol)).toBeGreaterThan(60);
    await page.waitForFunction(() => window.page.fleet.getState().stale === 1);
    expect(await page.evaluate(() => window.page.fleet.getState())).toMatchObject({ reporting: 2, simulated: true, problem: null });
  });

  test('in a state that is filtered out are not drawn', async () => {
    await page.evaluate(() => window.page.set('filters', { workers: { hidden: { state: ['patrol'] }, ranges: {} } }));
    await show(page, start + 6_500 + playout);
    expect(await pickAt(page, place(-15, -150))).not.toMatchObject({ layer: 'workers' });
    await page.evaluate(() => window.page.set('filters', {}));
  });

  test('a batch that cannot be read is told, and the others stay', async () => {
    await page.evaluate(() => window.page.sendMovers([1, 2, 3]));
    await page.waitForFunction(() => window.page.fleet.getState().problem?.includes('shorter than the 24-byte header'));
    await show(page, start + 6_500 + playout);
    expect(await pickAt(page, place(-15, -150))).toMatchObject({ id: 'w-3' });
  });
});

let made = 0;
function requestAt(east: number, north: number, patch: Partial<ServiceRequest> = {}): ServiceRequest {
  const { longitude, latitude } = place(east, north);
  made += 1;
  return {
    requestId: `019a5c5e-0000-7000-8000-${String(made).padStart(12, '0')}`, category: 'road', serviceName: 'Pothole', description: '', address: '', agency: '',
    longitude, latitude, status: 'handling', requestedAt: start, updatedAt: start, dueAt: start + 3_600_000, closedAt: null,
    source: 'field', transposed: false, rev: 2, ...patch,
  };
}

const send = async (on: Page, requests: ServiceRequest[]): Promise<void> => {
  await on.evaluate(async (items) => {
    window.page.sendRequests(items);
    await window.page.frames(3);
  }, requests);
};

describe('requests', () => {
  const now = start + 600_000;
  /** CSS pixels from a pin's foot to the middle of its head, and to the rim of its disc from there. */
  const head = 30;
  const rim = 8;
  const handling = [0x58, 0xa6, 0xff];

  test('stand as pins on their place, in the hue of their phase', async () => {
    await show(page, now);
    const request = requestAt(-200, -120);
    await send(page, [request]);
    await expect.poll(() => pickAt(page, place(-200, -120), head)).toMatchObject({
      engine: 'deck', layer: 'requests', id: request.requestId, properties: { category: 'road', status: 'handling' },
    });
    const [x, y] = await pixelOf(page, place(-200, -120));
    expect(distance(colourAt(await picture(page), x + rim, y - head), handling)).toBeLessThan(16);
  });

  test('leave with their category, and a quarter of an hour after they were closed', async () => {
    const noise = requestAt(-120, -180, { category: 'noise' });
    const old = requestAt(-60, -180, { status: 'closed', closedAt: now - 16 * 60_000 });
    await send(page, [noise, old]);
    expect(await pickAt(page, place(-120, -180), head)).toMatchObject({ id: noise.requestId });
    expect(await pickAt(page, place(-60, -180), head)).not.toMatchObject({ layer: 'requests' });
    await page.evaluate(async () => {
      window.page.set('filters', { requests: { hidden: { category: ['noise'] }, ranges: {} } });
      await window.page.frames(3);
    });
    expect(await pickAt(page, place(-120, -180), head)).not.toMatchObject({ layer: 'requests' });
    await page.evaluate(() => window.page.set('filters', {}));
  });

  test('that would cover each other are one counted pin', async () => {
    const crowd = Array.from({ length: 12 }, (_, i) => requestAt(201 + (i % 4), -119 + Math.floor(i / 4)));
    await send(page, crowd);
    const [x, y] = await pixelOf(page, place(202.5, -118));
    const shot = await picture(page);
    const light = [...Array(20).keys()].some((dx) => [...Array(20).keys()].some((dy) => distance(colourAt(shot, x - 10 + dx, y - head - 10 + dy), [0xdf, 0xe7, 0xf2]) < 12));
    expect(light).toBe(true);
    const pick = await pickAt(page, place(202.5, -118), head);
    expect(pick).toMatchObject({ layer: 'requests' });
    expect(crowd.map(({ requestId }) => requestId)).not.toContain(pick?.id);
  });

  test('behind a building are hidden by it; the selected one leaves a trace', async () => {
    const behind = requestAt(0, 70);
    await send(page, [behind]);
    const wall = await colourOf(page, place(0, 70), head);
    const select = (selection: { kind: 'request'; id: string } | null): Promise<void> => page.evaluate(async (chosen) => {
      window.page.set('selection', chosen);
      await window.page.frames(3);
    }, selection);
    expect(distance(wall, handling)).toBeGreaterThan(60);
    await select({ kind: 'request', id: behind.requestId });
    // Beside the symbol: as blue as a third of the pin over the wall.
    const [x, y] = await pixelOf(page, place(0, 70));
    const trace = colourAt(await picture(page), x + 1.4 * rim, y - 1.4 * head);
    expect(trace[2]).toBeGreaterThan(wall[2] + 30);
    expect(await pickAt(page, place(0, 70), 1.4 * head)).toMatchObject({ engine: 'cesium', id: 'tower' });
    await select(null);
  });

  test('a new one blooms for a second and a half of shared time', async () => {
    const bornAt = now + 60_000;
    await show(page, bornAt + 50);
    await send(page, [requestAt(60, -200, { updatedAt: bornAt, requestedAt: bornAt, rev: 1, dueAt: null })]);
    const [x, y] = await pixelOf(page, place(60, -200));
    const around = async (at: number): Promise<number[]> => {
      await show(page, at);
      const shot = await picture(page);
      return [...Array(81).keys()].flatMap((dx) => [...Array(61).keys()].flatMap((dy) => colourAt(shot, x - 40 + dx, y - 30 + dy)));
    };
    const changed = (a: number[], b: number[]): number => a.filter((value, i) => Math.abs(value - b[i]!) > 12).length;
    const [during, after, later] = [await around(bornAt + 800), await around(bornAt + 2_500), await around(bornAt + 4_000)];
    expect(changed(during, after)).toBeGreaterThan(100);
    expect(changed(after, later)).toBe(0);
  });
});

describe('the selected building', () => {
  test('is opened floor by floor, hides what is behind it and is hidden by what is before it', async () => {
    await show(page, start + 6_500 + playout);
    await page.evaluate(() => window.page.set('selection', { kind: 'building', id: 'tower' }));
    await expect.poll(() => pickAt(page, place(0, -20, 20)), { timeout: 20_000 }).toMatchObject({
      engine: 'three', layer: 'buildings', id: 'tower', properties: { floor: 1, floors: 3 },
    });
    await page.waitForTimeout(900);
    await page.evaluate(() => window.page.frames(2));
    expect(await pickAt(page, place(0, 70))).toMatchObject({ engine: 'three', id: 'tower' });
    expect(await pickAt(page, place(-15, -150))).toMatchObject({ engine: 'deck', id: 'w-3' });
    const floors = [];
    for (let up = 20; up < 300; up += 20) {
      const pick = await pickAt(page, place(0, -20, up));
      if (pick?.engine === 'three') floors.push(Number(pick.properties.floor));
    }
    expect([...new Set(floors)]).toEqual([1, 2, 3]);
  });

  test('closes when nothing is selected', async () => {
    await page.evaluate(async () => {
      window.page.set('selection', null);
      await window.page.frames(3);
    });
    await expect.poll(() => pickAt(page, place(0, -20, 20))).toMatchObject({ engine: 'cesium', id: 'tower' });
  });

  test('no engine reported an error in all of this', async () => {
    expect(await page.evaluate(() => window.page.stage.stats().errors)).toEqual([]);
  });
});
