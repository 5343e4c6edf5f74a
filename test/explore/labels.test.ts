import { dirname } from 'node:path';
import { PNG } from 'pngjs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createCityFrame } from '@/geo';
import type { Position } from '@/model';
import { launchBrowser } from '../browser';
import { servePage, type ServedPage } from '../serve-page';
import { groundHeight, makeTestCity, origin } from '../stage/test-city';

const size = { width: 960, height: 600 };
/** Over the left bank, streets and towers in front, the old town in the distance. */
const over = { longitude: 71.4305, latitude: 51.1205, height: 420, bearing: 10, pitch: 58 };
/** Main streets and waters from above. */
const above = { longitude: 71.43, latitude: 51.14, height: 3_600, bearing: 0, pitch: 15 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function openPage(served: ServedPage, query: string, view?: Partial<typeof over>): Promise<Page> {
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
  page.on('pageerror', (error) => console.error('page:', error.message));
  await page.goto(`${served.url}?${query}`);
  await page.waitForFunction(() => 'labels' in window, undefined, { timeout: 120_000 });
  await page.evaluate((patch) => {
    const before = window.labels.get('camera');
    window.labels.set('camera', { ...before, view: { ...before.view, ...patch } });
  }, view ?? {});
  return page;
}

/** At rest, with every name that belongs on the picture. */
async function rest(page: Page, atLeast: number): Promise<void> {
  await page.waitForFunction((count) => window.labels.placed().length >= count, atLeast, { timeout: 60_000 });
  await page.evaluate(() => window.labels.stage.settled());
}

interface Placed { x: number; y: number; width: number; height: number; dx: number; dy: number }

/** Corners of the text itself, without its halo. */
function cornersOf({ x, y, width, height, dx, dy }: Placed): [number, number][] {
  const [w, h] = [width / 2 - 4, height / 2 - 4];
  return [[-w, -h], [w, -h], [w, h], [-w, h]].map(([a, b]) => [x + a! * dx - b! * dy, y + a! * dy + b! * dx]);
}

/** Whether two turned rectangles share a point, by separating axes. */
function touch(a: Placed, b: Placed): boolean {
  const [p, q] = [cornersOf(a), cornersOf(b)];
  return [[a.dx, a.dy], [-a.dy, a.dx], [b.dx, b.dy], [-b.dy, b.dx]].every(([ax, ay]) => {
    const spread = (corners: [number, number][]): [number, number] => {
      const along = corners.map(([x, y]) => x * ax! + y * ay!);
      return [Math.min(...along), Math.max(...along)];
    };
    const [[a0, a1], [b0, b1]] = [spread(p), spread(q)];
    return a0 < b1 && b0 < a1;
  });
}

/** Share of the pixels in a level text's rectangle that are about of a colour. */
function inked(shot: PNG, { x, y, width, height }: Placed, ink: readonly number[]): number {
  let found = 0;
  let all = 0;
  for (let py = Math.round(y - height / 2); py < y + height / 2; py++) {
    for (let px = Math.round(x - width / 2); px < x + width / 2; px++) {
      const at = (py * shot.width + px) * 4;
      all++;
      if (Math.hypot(...ink.map((value, k) => value - shot.data[at + k]!)) < 60) found++;
    }
  }
  return found / all;
}

describe('names of the demo city', () => {
  let served: ServedPage;
  let night: Page;
  let day: Page;
  beforeAll(async () => {
    served = await servePage(`${import.meta.dirname}/labels-page`, inject('sharedFolder'), inject('sharedFolder'));
    night = await openPage(served, 'city=astana&theme=night&lang=zh&time=2026-06-21T17:30Z', above);
    day = await openPage(served, 'city=astana&theme=day&lang=en&time=2026-06-21T08:00Z', over);
    await Promise.all([night, day].map((page) => rest(page, 8)));
  });
  afterAll(async () => {
    await night?.close();
    await day?.close();
    await served?.close();
  });

  const light = [225, 230, 240];
  const dark = [35, 42, 55];
  test.each([
    ['night, in Chinese', () => night, [light, [170, 196, 230], [122, 178, 226], [142, 198, 156]]],
    ['day, in English', () => day, [dark, [56, 72, 104], [28, 92, 140], [40, 96, 56]]],
  ] as const)('by %s: there are many, none covers another, and they can be seen', async (_, shown, inks) => {
    const page = shown();
    const placed = await page.evaluate(() => window.labels.placed());
    const pairs = placed.flatMap((a, i) => placed.slice(i + 1).filter((b) => touch(a, b)).map((b) => [a, b]));
    expect(pairs).toEqual([]);
    const shot = PNG.sync.read(await page.screenshot());
    const level = placed.filter(({ dy, x, y }) => Math.abs(dy) < 0.01 && x > 60 && x < 900 && y > 40 && y < 560);
    expect(level.length).toBeGreaterThan(2);
    for (const one of level) expect(Math.max(...inks.map((ink) => inked(shot, one, ink)))).toBeGreaterThan(0.04);
    expect(await page.evaluate(() => window.labels.stage.stats().errors)).toEqual([]);
  });

  test('are drawn with fonts of ours that have Kazakh and Chinese letters: every letter looks like itself', async () => {
    const glyphs = await night.evaluate(async () => {
      const letters = [...'ҚәөүғҰңһіЖя阿斯塔纳河区'];
      const font = '500 40px "Inter Variable", "Noto Sans SC Variable"';
      await document.fonts.load(font, letters.join(''));
      const loaded = [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', ''));
      const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
      const draw = (letter: string): string => {
        context.fillStyle = '#000';
        context.fillRect(0, 0, 60, 60);
        context.fillStyle = '#fff';
        context.font = font;
        context.fillText(letter, 8, 44);
        return context.getImageData(0, 0, 60, 60).data.join();
      };
      const missing = new Set([draw('\u{10FFFD}'), draw(' ')]);
      const drawn = letters.map(draw);
      return { loaded: [...new Set(loaded)], different: new Set(drawn).size, letters: letters.length, tofu: drawn.filter((one) => missing.has(one)).length };
    });
    expect(glyphs.loaded).toEqual(expect.arrayContaining(['Inter Variable', 'Noto Sans SC Variable']));
    expect(glyphs.different).toBe(glyphs.letters);
    expect(glyphs.tofu).toBe(0);
  });

  test('leave when their layer is switched off, and a name that is clicked selects what it names', async () => {
    const page = day;
    const placed = await page.evaluate(() => window.labels.placed());
    const named = await page.evaluate((labels) => labels.map(({ x, y }) => ({ x, y, thing: window.labels.over(x, y) })).find(({ thing }) => thing?.kind === 'street'), placed);
    expect(named).toBeDefined();
    await page.mouse.click(named!.x, named!.y);
    await expect.poll(() => page.evaluate(() => window.labels.get('selection'))).toEqual({ kind: 'street', id: named!.thing!.id });
    await page.evaluate(() => window.labels.set('layers', { labels: { visible: false, opacity: 1 } }));
    await expect.poll(() => page.evaluate(() => window.labels.placed().length)).toBe(0);
  });
});

describe('what the pointer means', () => {
  const frame = createCityFrame(origin);
  const place = (east: number, north: number, up = 0): Position => {
    const { longitude, latitude } = frame.fromLocal([east, north, 0]);
    return { longitude, latitude, height: groundHeight + up };
  };
  /** One street from west to east before the tower, one under it from south to north. */
  const ends = [[-400, -120], [400, -120], [0, -300], [0, 300]].map(([east, north]) => place(east!, north!));
  let city: Awaited<ReturnType<typeof makeTestCity>>;
  let served: ServedPage;
  let page: Page;

  beforeAll(async () => {
    city = await makeTestCity({
      nodes: ends.flatMap(({ longitude, latitude }) => [longitude, latitude]),
      ways: [{ nodes: [0, 1], class: 'primary', name: 'Front Street' }, { nodes: [2, 3], class: 'local', name: null }],
    });
    served = await servePage(`${import.meta.dirname}/labels-page`, dirname(dirname(city.folder)), inject('sharedFolder'));
    page = await openPage(served, 'city=test&theme=night&lang=en&labels=0');
    await page.evaluate(({ centre, aspectRatio }) => {
      window.labels.set('camera', { view: window.labels.stage.framing(centre, 620, { bearing: 0, pitch: 55 }), aspectRatio });
    }, { centre: place(0, 0, 30), aspectRatio: size.width / size.height });
    await page.evaluate(() => window.labels.stage.settled());
    // Streets load after the first whole picture.
    await page.waitForTimeout(300);
  });
  afterAll(async () => {
    await page?.close();
    await served?.close();
    await city?.remove();
  });

  const pixelOf = async (at: Position): Promise<readonly [number, number]> => (await page.evaluate((position) => window.labels.at(position), at))!;
  const clickAt = async (at: Position): Promise<unknown> => {
    const [x, y] = await pixelOf(at);
    await page.evaluate(() => window.labels.set('selection', null));
    await page.mouse.click(x, y);
    await page.waitForTimeout(250);
    return page.evaluate(() => window.labels.get('selection'));
  };

  test('the city tells which places it hides', async () => {
    expect(await page.evaluate((places) => window.labels.inSight(places), [place(0, -120, 2), place(0, 60, 2), place(0, 0, 162), place(300, -40, 2)])).toEqual([1, 0, 1, 1]);
  });

  test('a road is selected on it and a little beside it, a named street as a whole', async () => {
    expect(await clickAt(place(120, -120))).toMatchObject({ kind: 'street' });
    expect(await clickAt(place(-150, -110))).toMatchObject({ kind: 'street' });
    expect(await clickAt(place(0, -170))).toMatchObject({ kind: 'street', id: 'way-1' });
  });

  test('a building before a road is the building; the ground beside both is its region', async () => {
    expect(await clickAt(place(0, -220))).toEqual({ kind: 'building', id: 'block-18' });
    expect(await clickAt(place(0, -20, 60))).toEqual({ kind: 'building', id: 'tower' });
    expect(await clickAt(place(180, -200))).toMatchObject({ kind: 'region' });
  });

  test('a pointer at rest points, without selecting, and its leaving ends that', async () => {
    await page.evaluate(() => window.labels.set('selection', null));
    const [x, y] = await pixelOf(place(150, -120));
    await page.mouse.move(x - 3, y);
    await page.mouse.move(x, y);
    await expect.poll(() => page.evaluate(() => window.labels.pointed.getState().thing)).toMatchObject({ kind: 'street', properties: { name: 'Front Street', class: 'primary' } });
    expect(await page.evaluate(() => window.labels.get('selection'))).toBeNull();
    const [tx, ty] = await pixelOf(place(0, -20, 90));
    await page.mouse.move(tx, ty);
    await expect.poll(() => page.evaluate(() => window.labels.pointed.getState().thing)).toMatchObject({ kind: 'building', id: 'tower' });
  });

  test('the outline of a selected street is drawn on it', async () => {
    /** The brightest blue across the street. */
    const blue = async (): Promise<number> => {
      await page.evaluate(() => window.labels.stage.settled());
      const shot = PNG.sync.read(await page.screenshot());
      const [x, y] = (await pixelOf(place(200, -120))).map(Math.round) as [number, number];
      return Math.max(...[-3, -2, -1, 0, 1, 2, 3].map((off) => shot.data[((y + off) * shot.width + x) * 4 + 2]!));
    };
    await page.mouse.move(5, 5);
    await page.evaluate(() => window.labels.set('selection', null));
    const before = await blue();
    expect(await clickAt(place(120, -120))).toMatchObject({ kind: 'street' });
    const after = await blue();
    expect(after - before).toBeGreaterThan(60);
    expect(await page.evaluate(() => window.labels.stage.stats().errors)).toEqual([]);
  });
});
