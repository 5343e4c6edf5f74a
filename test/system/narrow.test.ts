import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFiles } from '@/importer';
import { launchBrowser } from '../browser';
import { startHub, type RunningHub } from './running-hub';
import { frugal, isReady, openScreen, type OpenScreen } from './screens';

/** South-west corners of the blocks of a quarter of 1,000 × 600 m, metres; all are 40 × 40 m and 30 m high. */
const blocks = [0, 320, 640, 960].flatMap((east) => [0, 280, 560].map((north) => [91_000 + east, 435_500 + north] as const));

function quarter(): string {
  const vertices: number[][] = [];
  const CityObjects = Object.fromEntries(blocks.map(([x, y], i) => {
    const first = vertices.length;
    for (const z of [0, 30]) vertices.push(...[[0, 0], [40, 0], [40, 40], [0, 40]].map(([dx, dy]) => [x + dx!, y + dy!, z]));
    const face = (...corners: number[]): number[][] => [corners.map((corner) => corner + first)];
    const boundaries = [face(4, 5, 6, 7), face(0, 3, 2, 1), ...[0, 1, 2, 3].map((side) => face(side, (side + 1) % 4, ((side + 1) % 4) + 4, side + 4))];
    return [`block-${i}`, { type: 'Building', geometry: [{ type: 'MultiSurface', lod: '2', boundaries }] }];
  }));
  return JSON.stringify({ type: 'CityJSON', version: '2.0', metadata: { referenceSystem: 'https://www.opengis.net/def/crs/EPSG/0/28992' }, CityObjects, vertices, transform: { scale: [1, 1, 1], translate: [0, 0, 0] } });
}

describe('a tablet and a small city', () => {
  const data = mkdtempSync(join(tmpdir(), 'metroscope-test-'));
  let hub: RunningHub;
  let browser: Browser;

  beforeAll(async () => {
    const file = join(data, 'quarter.city.json');
    writeFileSync(file, quarter());
    const description = { id: 'quarter', name: { en: 'Quarter', zh: '街区' }, timeZone: 'Europe/Amsterdam', credits: [{ text: 'Test', url: null, licence: 'none' }] };
    await importFiles({ dataDir: data, files: [file], description, crs: {}, onProgress: () => undefined });
    hub = await startHub(data, ['--port', '0', '--feeds', 'none', '--city', 'quarter']);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await hub.stop();
    rmSync(data, { recursive: true, force: true });
  });

  /** Corners of the city, at the ground and 30 m above it, that are out of the picture or under what always lies over it. */
  const hidden = ({ page }: OpenScreen): Promise<string[]> => page.evaluate(async () => {
    const { extent: [west, south, east, north], groundHeight } = await (await fetch('/cities/quarter/manifest.json')).json() as { extent: [number, number, number, number]; groundHeight: number };
    const corners = [0, 30].flatMap((up) => [[west, south], [east, south], [east, north], [west, north]].map(([longitude, latitude]) => ({ longitude: longitude!, latitude: latitude!, height: groundHeight + up })));
    const covers = [...document.querySelectorAll<HTMLElement>('[data-cover]')].flatMap((cover) => (cover.dataset['cover'] === 'parts' ? [...cover.children] : [cover])).map((cover) => cover.getBoundingClientRect());
    return window.metroscope.project(corners).deck.flatMap((at, i) => {
      const [x, y] = at ?? [-1, -1];
      const seen = x > 0 && y > 0 && x < innerWidth && y < innerHeight && !covers.some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom);
      return seen ? [] : [`corner ${i} at ${x}, ${y}, under ${document.elementFromPoint(x, y)?.textContent}`];
    });
  });
  const looksFrom = async ({ page }: OpenScreen): Promise<string> => {
    const { longitude, latitude, height, bearing, pitch } = await page.evaluate(() => window.metroscope.view.get());
    return [longitude.toFixed(6), latitude.toFixed(6), height.toFixed(1), ((bearing + 180) % 360).toFixed(1), pitch.toFixed(1)].join(' ');
  };

  test.each([[1_024, 768], [768, 1_024]])('at %i × %i all of it is seen beside bar, buttons and sheet when it opens, with a link that names no camera, and again by “Home”', async (width, height) => {
    const screen = await openScreen(browser, `${frugal(hub.field)}&time=2026-06-21T12:00`, width, height, true);
    const { page } = screen;
    await isReady(screen);
    await page.evaluate(() => window.metroscope.settled());
    expect(await hidden(screen)).toEqual([]);
    const opened = await looksFrom(screen);
    await page.evaluate(() => window.metroscope.view.set({ height: 300, bearing: 140, pitch: 30 }));
    await page.getByRole('button', { name: 'Back to the first view' }).click();
    await expect.poll(() => looksFrom(screen)).toEqual(opened);
    expect(screen.errors).toEqual([]);
    await screen.context.close();
  });
});
