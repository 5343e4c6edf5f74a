import type { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { openStage, picture, pixel, type StageBench } from './open-page';

export function describeFrames(bench: () => StageBench): void {
  test('1,000 mixed frames leave no WebGL error', async () => {
    const page = await bench().page({ width: 240, height: 150, query: '?check-gl' });
    await openStage(page, { budget: { shadows: 'low' } });
    const result = await page.evaluate(async () => {
      const { stageTest } = window;
      const { stage, manifest } = stageTest;
      const start = stage.stats().frames;
      for (let i = 0; stage.stats().frames - start < 1_000; i++) {
        const turn = { ...manifest.home, bearing: (i * 7) % 360, pitch: 20 + (i % 60), roll: i % 30 };
        stageTest.setView(turn);
        if (i % 5 === 0) stageTest.column((i * 13) % 200, (i * 29) % 200, 20 + (i % 100));
        if (i % 7 === 0) stageTest.box((i * 17) % 200, -((i * 11) % 200), 20 + (i % 90));
        if (i % 11 === 0) stageTest.pick((i * 31) % innerWidth, (i * 37) % innerHeight);
        if (i % 13 === 0) stage.setTheme(i % 2 ? 'night' : 'day');
        if (i % 17 === 0) stage.hideBuildings(new Set(i % 2 ? ['tower'] : []));
        if (i % 19 === 0) stage.highlightBuilding(i % 2 ? 'tower' : null);
        if (i % 3 === 0) stage.setTime(Date.UTC(2026, 5, 21) + (i % 24) * 3_600_000);
        if (i % 23 === 0) stage.paintBuildings(i % 2 ? ({ height }) => [Number(height), 90, 200] : null);
        if (i % 29 === 0) stage.setScope(i % 2 ? [[[[120.86, 31.97], [120.87, 31.97], [120.87, 31.981]]]] : null);
        await stageTest.frames(5);
      }
      return { frames: stage.stats().frames - start, errors: stage.stats().errors };
    });
    expect(result.errors).toEqual([]);
    expect(result.frames).toBeGreaterThanOrEqual(1_000);
  });

  test('nothing is drawn while nothing happens, and a frame when the camera moves', async () => {
    const page = await bench().page();
    await openStage(page, { interactive: true });
    await page.evaluate(() => {
      window.stageTest.column(0, -100, 40);
      window.stageTest.box(40, -100, 40);
      return window.stageTest.settled();
    });
    const counts = await page.evaluate(async () => {
      const { stage, manifest } = window.stageTest;
      const before = stage.stats().frames;
      await new Promise((done) => setTimeout(done, 2_000));
      const idle = stage.stats().frames - before;
      window.stageTest.setView({ ...manifest.home, bearing: 10 });
      await window.stageTest.settled();
      return { idle, moved: stage.stats().frames - before };
    });
    expect(counts.idle).toBe(0);
    expect(counts.moved).toBeGreaterThan(0);
  });

  test('while data moves, frames come at the data rate of the budget', async () => {
    const page = await bench().page({ width: 240, height: 150 });
    await openStage(page, { budget: { dataHz: 5 } });
    const tookMs = await page.evaluate(async () => {
      const { stage } = window.stageTest;
      stage.animate('test', true);
      const drawn = async (count: number): Promise<void> => {
        for (const from = stage.stats().frames; stage.stats().frames - from < count;) await new Promise((done) => setTimeout(done, 5));
      };
      await drawn(1);
      const since = performance.now();
      await drawn(10);
      stage.animate('test', false);
      return performance.now() - since;
    });
    // Ten intervals of 200 ms, each begun at a refresh of the display; a busy machine may take longer.
    expect(tookMs).toBeGreaterThan(1_600);
  });

  test('of a city and its lines under a camera turned to the sky nothing is drawn, and all of it again once it is in sight', async () => {
    const page = await bench().page();
    await openStage(page);
    const counted = await page.evaluate(async () => {
      const { stageTest } = window;
      const { stage, manifest } = stageTest;
      const drawn = { corners: 0, parts: 0 };
      const gl = WebGL2RenderingContext.prototype;
      const { drawElements, drawElementsInstanced } = gl;
      gl.drawElements = function (mode, count, ...rest) {
        drawn.corners += count;
        return drawElements.call(this, mode, count, ...rest);
      };
      gl.drawElementsInstanced = function (mode, count, type, offset, instances) {
        drawn.parts += instances;
        return drawElementsInstanced.call(this, mode, count, type, offset, instances);
      };
      const count = async (view: Partial<typeof manifest.home>): Promise<typeof drawn> => {
        stageTest.setView({ ...manifest.home, ...view });
        await stageTest.settled();
        stageTest.setView({ ...manifest.home, ...view, bearing: manifest.home.bearing + 0.01 });
        Object.assign(drawn, { corners: 0, parts: 0 });
        await stageTest.frames(1);
        return { ...drawn };
      };
      stageTest.circle(200, 100);
      const down = await count({});
      const sky = await count({ height: 1_500, pitch: 130 });
      const again = await count({});
      Object.assign(gl, { drawElements, drawElementsInstanced });
      return { down, sky, again, errors: stage.stats().errors };
    });
    expect(counted.errors).toEqual([]);
    expect(counted.down.parts).toBeGreaterThanOrEqual(100);
    expect(counted.sky).toMatchObject({ parts: 0 });
    expect(counted.sky.corners).toBeLessThan(counted.down.corners / 2);
    expect(counted.again).toEqual(counted.down);
  });

  test('the sky of a picture of nothing else is the sky over a city', async () => {
    const page = await bench().page();
    await openStage(page);
    const show = async (pitch: number, fovy: number): Promise<PNG> => {
      await page.evaluate((view) => {
        window.stageTest.setView({ ...window.stageTest.manifest.home, ...view });
        return window.stageTest.settled();
      }, { height: 200_000, pitch, fovy });
      return picture(page);
    };
    // From so high none of Cesium's commands is left.
    const only = await show(130, 40);
    const alone = pixel(only, only.width / 2, only.height / 2);
    // 30° over the middle of the picture.
    const tangent = (degrees: number): number => Math.tan((degrees * Math.PI) / 180);
    const over = pixel(await show(100, 100), only.width / 2, (only.height / 2) * (1 - tangent(30) / tangent(50)));
    alone.forEach((value, k) => expect(Math.abs(value - over[k]!)).toBeLessThan(3));
  });
}
