import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { shrink } from './explore/shrink';

const failures = join(import.meta.dirname, 'output/pictures');
const update = process.env.UPDATE_PICTURES === '1';

interface Comparing {
  /** Pictures are kept and compared at this part of their size: what a person would notice, not what a font renderer does. */
  shrunk: number;
  /** Share of the shrunk pixels that may differ visibly: other processors smooth edges a little differently, and a name may yield to another. */
  tolerated: number;
  /** What is left out, as a CSS selector. */
  without?: string;
}

/** At rest, without what changes by itself. */
async function pictureAtRest(page: Page, without: string): Promise<PNG> {
  const style = await page.addStyleTag({
    content: `${without} { visibility: hidden !important } *, *::before, *::after { transition: none !important; animation: none !important; caret-color: transparent !important }`,
  });
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => window.metroscope.settled());
  const picture = PNG.sync.read(await page.screenshot());
  await style.evaluate((element) => (element as Element).remove());
  return picture;
}

/**
 * Compares what a screen shows with a picture a person has looked at: `<folder>/<name>.png`. `UPDATE_PICTURES=1` takes new ones: look at each
 * before it is committed.
 */
export async function expectPicture(page: Page, folder: string, name: string, { shrunk, tolerated, without }: Comparing): Promise<void> {
  const seen = shrink(await pictureAtRest(page, ['time', '[data-volatile]', ...(without === undefined ? [] : [without])].join()), shrunk);
  const file = join(folder, `${name}.png`);
  if (update) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, PNG.sync.write(seen));
    return;
  }
  if (!existsSync(file)) throw new Error(`There is no accepted picture ${file}. Take it with UPDATE_PICTURES=1, look at it, and commit it.`);
  const wanted = PNG.sync.read(readFileSync(file));
  expect([seen.width, seen.height]).toEqual([wanted.width, wanted.height]);
  const difference = new PNG({ width: seen.width, height: seen.height });
  const differing = pixelmatch(seen.data, wanted.data, difference.data, seen.width, seen.height, { threshold: 0.15 }) / (seen.width * seen.height);
  if (differing > tolerated) {
    mkdirSync(failures, { recursive: true });
    writeFileSync(join(failures, `${basename(folder)}-${name}.png`), PNG.sync.write(seen));
    writeFileSync(join(failures, `${basename(folder)}-${name}-difference.png`), PNG.sync.write(difference));
  }
  expect(differing, `see ${failures}`).toBeLessThanOrEqual(tolerated);
}
