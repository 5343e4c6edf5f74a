import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { shareOfTile, shareOfWall } from '@/geo';
import { wholeShare, type PictureShare } from '@/model';
import { height, openStage, picture, pixel, width, type StageBench } from './open-page';
import { look, place } from './views';

const view = { ...look(place(-260, -330, 170), place(20, 0, 40), 50), roll: 8 };

async function show(page: Page, share: PictureShare, shadows: 'off' | 'high'): Promise<PNG> {
  await openStage(page, { share, budget: { shadows } });
  await page.evaluate(([given, aspect]) => {
    window.stageTest.stage.setTime(Date.UTC(2026, 5, 20, 23, 50));
    window.stageTest.setView(given, aspect);
    window.stageTest.column(-90, -60, 120);
    window.stageTest.box(90, -70, 110);
    return window.stageTest.settled();
  }, [view, width / height] as const);
  return picture(page);
}

export function describeWalls(bench: () => StageBench): void {
  test.each(['off', 'high'] as const)('four windows of a wall join into the picture that one window shows, marks of all engines included, shadows %s', async (shadows) => {
    const page = await bench().page();
    const whole = await show(page, wholeShare, shadows);
    const joined = new PNG({ width, height });
    const picked: (string | undefined)[] = [];
    for (const [row, column] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const) {
      const part = await bench().page({ width: width / 2, height: height / 2 });
      const shown = await show(part, shareOfTile({ row, column, rows: 2, columns: 2 }), shadows);
      picked.push(await part.evaluate(() => {
        const { stage, local, pick } = window.stageTest;
        const [x, y] = stage.project([local(0, 0, 150)]).cesium[0]!;
        return pick(x, y)?.id;
      }));
      PNG.bitblt(shown, joined, 0, 0, width / 2, height / 2, (column * width) / 2, (row * height) / 2);
    }
    let red = 0;
    let blue = 0;
    let different = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [a, b] = [pixel(whole, x, y), pixel(joined, x, y)];
        if (a[0] > 200 && a[1] < 60) red++;
        if (a[2] > 200 && a[0] < 60) blue++;
        if (Math.max(...a.map((value, k) => Math.abs(value - b[k]!))) > 40) different++;
      }
    }
    expect(picked).toContain('tower');
    expect(red).toBeGreaterThan(300);
    expect(blue).toBeGreaterThan(300);
    expect(different / (width * height)).toBeLessThan(0.004);
  });

  test('a panel shows what lies behind its own place, bezels left out, and follows a change of them while it runs', async () => {
    // Two panels of 230 × 300 mm with 20 mm between them are the picture of a window of 480 × 300.
    const wall = { rows: 1, columns: 2, panel: { width: (width - 20) / 2, height }, bezel: { horizontal: 20, vertical: 0 } };
    const page = await bench().page();
    const whole = await show(page, wholeShare, 'off');
    const part = await bench().page({ width: wall.panel.width, height });
    await show(part, shareOfTile({ row: 0, column: 1, rows: 1, columns: 2 }), 'off');
    await part.evaluate((share) => {
      window.stageTest.stage.setShare(share);
      return window.stageTest.settled();
    }, shareOfWall(wall, 0, 1));
    const shown = await picture(part);
    let different = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < wall.panel.width; x++) {
        const [a, b] = [pixel(whole, x + wall.panel.width + 20, y), pixel(shown, x, y)];
        if (Math.max(...a.map((value, k) => Math.abs(value - b[k]!))) > 40) different++;
      }
    }
    expect(different / (wall.panel.width * height)).toBeLessThan(0.004);
  });
}
