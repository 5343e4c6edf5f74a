import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { height, openStage, width, type StageBench } from './open-page';
import { look, place } from './views';

const view = look(place(0, -420, 90), place(0, 0, 40));

async function open(bench: StageBench, interactive: boolean): Promise<Page> {
  const page = await bench.page();
  await openStage(page, { interactive });
  await page.evaluate((given) => {
    window.stageTest.setView(given);
    return window.stageTest.settled();
  }, view);
  return page;
}

const viewOf = (page: Page) => page.evaluate(async () => {
  await window.stageTest.settled();
  return window.stageTest.view();
});

async function drag(page: Page, dx: number, dy: number, button: 'left' | 'right'): Promise<void> {
  await page.mouse.move(width / 2, height * 0.8);
  await page.mouse.down({ button });
  await page.mouse.move(width / 2 + dx, height * 0.8 + dy, { steps: 8 });
  await page.evaluate(() => window.stageTest.frames(3));
  await page.mouse.up({ button });
}

export function describeHands(bench: () => StageBench): void {
  test('a drag pans, the wheel comes closer, a right drag turns, and the store says so', async () => {
    const page = await open(bench(), true);
    const start = await viewOf(page);
    await drag(page, 60, 0, 'left');
    const panned = await viewOf(page);
    expect(Math.hypot(panned.longitude - start.longitude, panned.latitude - start.latitude)).toBeGreaterThan(1e-5);
    await page.mouse.move(width / 2, height * 0.8);
    for (let i = 0; i < 4; i++) {
      await page.mouse.wheel(0, -200);
      await page.evaluate(() => window.stageTest.frames(2));
    }
    const closer = await viewOf(page);
    expect(closer.height).toBeLessThan(panned.height - 1);
    expect(closer.height).toBeGreaterThan(40);
    await drag(page, 60, 0, 'right');
    const turned = await viewOf(page);
    expect(Math.abs(turned.bearing - closer.bearing)).toBeGreaterThan(1);
  });

  test('a window that is not interactive keeps its camera', async () => {
    const page = await open(bench(), false);
    const start = await viewOf(page);
    await drag(page, 60, 20, 'left');
    await page.mouse.wheel(0, -400);
    expect(await viewOf(page)).toEqual(start);
  });

  test('a camera set from elsewhere is taken exactly, also under the ground', async () => {
    const page = await open(bench(), true);
    const under = { ...view, height: 20, pitch: 100 };
    await page.evaluate((given) => window.stageTest.setView(given), under);
    expect(await viewOf(page)).toEqual(under);
  });

  test('a click is answered with what is there, a drag is no click', async () => {
    const page = await open(bench(), true);
    const [x, y] = await page.evaluate(() => [...window.stageTest.stage.project([window.stageTest.local(0, 0, 80)]).cesium[0]!]);
    await page.mouse.click(x!, y!);
    await drag(page, 80, 0, 'left');
    const hits = await page.evaluate(() => window.stageTest.hits.filter(({ kind }) => kind === 'click'));
    expect(hits).toHaveLength(1);
    expect(hits[0]?.pick).toMatchObject({ engine: 'cesium', layer: 'buildings', id: 'tower', properties: { height: 160 } });
  });

  test('the ground under a pixel is the position that is drawn there', async () => {
    const page = await open(bench(), false);
    const found = await page.evaluate(() => {
      const { stage, local } = window.stageTest;
      const position = local(-120, -150, 0);
      const [x, y] = stage.project([position]).cesium[0]!;
      return { position, ground: stage.groundAt(x, y), sky: stage.groundAt(5, 2) };
    });
    expect(found.ground?.longitude).toBeCloseTo(found.position.longitude, 6);
    expect(found.ground?.latitude).toBeCloseTo(found.position.latitude, 6);
    expect(found.sky).toBeNull();
  });
}
