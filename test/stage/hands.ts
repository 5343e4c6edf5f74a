import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { ViewState } from '@/model';
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

  test('one finger pans, two pinch nearer, turn and tilt, and momentum ends', async () => {
    const page = await open(bench(), true);
    const fingers = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [x: number, y: number][]): Promise<unknown> =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    /** Moves fingers from one place to another in steps, as hands do. */
    const gesture = async (from: [number, number][], to: [number, number][]): Promise<ViewState> => {
      await touch('touchStart', from);
      for (let i = 1; i <= 8; i++) {
        await touch('touchMove', from.map(([x, y], k) => [x + ((to[k]![0] - x) * i) / 8, y + ((to[k]![1] - y) * i) / 8]));
        await page.evaluate(() => window.stageTest.frames(1));
      }
      await touch('touchEnd', []);
      return viewOf(page);
    };
    const [x, y] = [width / 2, height * 0.7];
    const start = await viewOf(page);
    const panned = await gesture([[x, y]], [[x + 60, y]]);
    expect(Math.hypot(panned.longitude - start.longitude, panned.latitude - start.latitude)).toBeGreaterThan(1e-5);
    expect(panned.height).toBeCloseTo(start.height, 0);
    const closer = await gesture([[x - 30, y], [x + 30, y]], [[x - 80, y], [x + 80, y]]);
    expect(closer.height).toBeLessThan(panned.height - 1);
    const tilted = await gesture([[x - 40, y - 30], [x + 40, y - 30]], [[x - 40, y + 30], [x + 40, y + 30]]);
    expect(Math.abs(tilted.pitch - closer.pitch)).toBeGreaterThan(1);
    const turned = await gesture([[x - 60, y], [x + 60, y]], [[x, y - 60], [x, y + 60]]);
    expect(Math.abs(turned.bearing - tilted.bearing)).toBeGreaterThan(2);
  });

  test('the wheel leads to a building, not into it', async () => {
    const page = await open(bench(), true);
    await page.evaluate((given) => window.stageTest.setView(given), look(place(0, -120, 40), place(0, 0, 40)));
    await page.mouse.move(width / 2, height / 2);
    for (let i = 0; i < 12; i++) {
      await page.mouse.wheel(0, -300);
      await page.evaluate(() => window.stageTest.frames(2));
    }
    const near = await viewOf(page);
    const inside = await page.evaluate((eye) => {
      const [x, y] = window.stageTest.stage.frame.toLocal(eye);
      return Math.abs(x) < 40 && Math.abs(y) < 20 && eye.height < window.stageTest.manifest.groundHeight + 160;
    }, near);
    expect(inside).toBe(false);
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

  test('a pen points, taps and drags like a mouse, and its barrel button changes nothing', async () => {
    const page = await open(bench(), true);
    const pen = await page.context().newCDPSession(page);
    const at = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number, button: 'none' | 'left' | 'right' = 'none'): Promise<unknown> =>
      pen.send('Input.dispatchMouseEvent', { type, x, y, button, buttons: { none: 0, left: 1, right: 2 }[button], clickCount: button === 'none' ? 0 : 1, pointerType: 'pen' });
    const [x, y] = await page.evaluate(() => [...window.stageTest.stage.project([window.stageTest.local(0, 0, 80)]).cesium[0]!]) as [number, number];
    await at('mouseMoved', x, y);
    await page.waitForFunction(() => window.stageTest.hits.some(({ kind, pick }) => kind === 'hover' && pick?.id === 'tower'));
    for (const button of ['left', 'right'] as const) {
      await at('mousePressed', x, y, button);
      await at('mouseReleased', x, y, button);
    }
    expect(await page.evaluate(() => window.stageTest.hits.filter(({ kind, pick }) => kind === 'click' && pick?.id === 'tower').length)).toBe(2);
    const start = await viewOf(page);
    await at('mousePressed', width / 2, height * 0.8, 'right');
    for (let i = 1; i <= 8; i++) await at('mouseMoved', width / 2 + 8 * i, height * 0.8, 'right');
    await page.evaluate(() => window.stageTest.frames(3));
    await at('mouseReleased', width / 2 + 64, height * 0.8, 'right');
    const panned = await viewOf(page);
    expect(Math.hypot(panned.longitude - start.longitude, panned.latitude - start.latitude)).toBeGreaterThan(1e-5);
    expect(panned.bearing).toBeCloseTo(start.bearing, 1);
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
