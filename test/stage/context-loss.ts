import { expect, test } from 'vitest';
import { openStage, picture, pixel, type StageBench } from './open-page';
import { look, place } from './views';

export function describeContextLoss(bench: () => StageBench): void {
  test('after its context is lost the stage shows the same picture again, marks and hidden buildings included', async () => {
    const page = await bench().page();
    await openStage(page);
    await page.evaluate(async (view) => {
      window.stageTest.setView(view);
      window.stageTest.column(-60, -120, 60);
      window.stageTest.box(60, -120, 60);
      window.stageTest.stage.hideBuildings(new Set(['tower']));
      await window.stageTest.settled();
    }, look(place(0, -420, 90), place(0, 0, 40)));
    const before = await picture(page);
    const phases = await page.evaluate(async () => {
      const { stage, status } = window.stageTest;
      const old = stage.canvas;
      old.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
      for (let waited = 0; status().phase !== 'lost' && waited < 5_000; waited += 20) await new Promise((done) => setTimeout(done, 20));
      const during = status().phase;
      await window.stageTest.settled();
      return { during, after: status().phase, fresh: stage.canvas !== old, canvases: document.querySelectorAll('canvas').length };
    });
    const after = await picture(page);
    expect(phases).toEqual({ during: 'lost', after: 'ready', fresh: true, canvases: 1 });
    let different = 0;
    for (let y = 0; y < before.height; y++) {
      for (let x = 0; x < before.width; x++) {
        const [a, b] = [pixel(before, x, y), pixel(after, x, y)];
        if (a.some((value, k) => Math.abs(value - b[k]!) > 8)) different++;
      }
    }
    expect(different / (before.width * before.height)).toBeLessThan(0.001);
  });

  test('lost mid-flight, and ten times in a row, it comes back each time, and nothing of what was lost is held', async () => {
    const page = await bench().page({ width: 240, height: 150 });
    await openStage(page);
    const seen = await page.evaluate(async () => {
      const { stage, status, manifest, setView } = window.stageTest;
      let angle = 0;
      // A flight under way, over land whose ground has not come: the camera moves with every frame there is.
      const stop = stage.onFrame(() => {
        angle += 3;
        setView({ ...manifest.home, bearing: angle % 360, longitude: manifest.home.longitude + Math.sin(angle), pitch: 80 });
        return true;
      });
      const canvases = [new WeakRef(stage.canvas)];
      for (let i = 0; i < 10; i++) {
        if (i === 5) stop();
        stage.canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
        for (let waited = 0; status().phase !== 'lost' && waited < 5_000; waited += 20) await new Promise((done) => setTimeout(done, 20));
        for (let waited = 0; status().phase !== 'ready' && waited < 60_000; waited += 50) await new Promise((done) => setTimeout(done, 50));
        canvases.push(new WeakRef(stage.canvas));
      }
      await window.stageTest.settled();
      Object.assign(window, { canvases });
      return { phase: status().phase, fresh: new Set(canvases.map((each) => each.deref() ?? each)).size, onPage: document.querySelectorAll('canvas').length, moved: angle > 0, errors: stage.stats().errors };
    });
    expect(seen).toEqual({ phase: 'ready', fresh: 11, onPage: 1, moved: true, errors: [] });
    const session = await page.context().newCDPSession(page);
    const held = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage');
      return page.evaluate(() => (window as unknown as { canvases: WeakRef<object>[] }).canvases.filter((each) => each.deref() !== undefined).length);
    };
    await expect.poll(held, { timeout: 60_000, interval: 1_000 }).toBe(1);
  });

  test('a page without room says so, and draws again once there is some; a huge one is drawn within what a GPU can', async () => {
    const page = await bench().page({ width: 240, height: 150 });
    await openStage(page);
    const seen = await page.evaluate(async () => {
      const { stage, status, settled } = window.stageTest;
      const container = document.querySelector<HTMLElement>('.stage')!;
      const resize = async (css: string, taken: () => boolean): Promise<void> => {
        container.style.cssText = css;
        for (let waited = 0; !taken() && waited < 30_000; waited += 20) await new Promise((done) => setTimeout(done, 20));
      };
      await resize('width: 0; height: 0', () => status().notice !== null);
      const without = status().notice;
      await resize('width: 16000px; height: 20px', () => status().notice === null && stage.canvas.width > 240);
      await settled();
      const huge = { width: stage.canvas.width, notice: status().notice };
      await resize('', () => stage.canvas.width === 240);
      await settled();
      return { without, huge, after: stage.canvas.width };
    });
    expect(seen.without).toMatchObject({ code: 'stage-no-size' });
    expect(seen.huge).toEqual({ width: 8_192, notice: null });
    expect(seen.after).toBe(240);
  });

  test('tiles that cannot be had are told, and come by themselves when they can', async () => {
    const page = await bench().page({ width: 240, height: 150 });
    await page.route('**/*.glb', (route) => route.fulfill({ status: 404, body: 'gone' }));
    await page.evaluate(() => window.stageTest.open());
    await page.waitForFunction(() => window.stageTest.status().tilesFailed > 0, null, { timeout: 60_000 });
    expect((await page.evaluate(() => window.stageTest.status())).notice).toMatchObject({ code: 'stage-tiles' });
    expect((await page.evaluate(() => window.stageTest.stage.stats().errors)).join()).toMatch(/\.glb/);
    await page.unroute('**/*.glb');
    await page.waitForFunction(() => window.stageTest.status().tilesFailed === 0 && window.stageTest.stage.stats().tiles.loaded > 0, null, { timeout: 60_000 });
    await page.evaluate(() => window.stageTest.settled());
    expect((await page.evaluate(() => window.stageTest.status())).notice).toBeNull();
  });

  test('a browser without WebGL 2 is told what to do', async () => {
    const page = await bench().page();
    const told = await page.evaluate(async () => {
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = () => null;
      const failure = await window.stageTest.open().then(() => null, (error: Error) => error.message);
      HTMLCanvasElement.prototype.getContext = getContext;
      return { failure, status: window.stageTest.status() };
    });
    expect(told.status.phase).toBe('failed');
    expect(told.status.notice?.remedy).toMatch(/hardware acceleration/);
    expect(told.failure).toMatch(/WebGL 2/);
  });

  test('a city whose buildings are missing is refused with the reason', async () => {
    const page = await bench().page();
    const told = await page.evaluate(async () => {
      const { fetch } = window;
      window.fetch = async (address, init) => {
        const response = await fetch(address, init);
        if (!String(address).includes('manifest.json')) return response;
        const manifest = (await response.json()) as { tilesets: object };
        return Response.json({ ...manifest, tilesets: { buildings: 'nowhere/tileset.json', ground: null } });
      };
      const failure = await window.stageTest.open().then(() => null, (error: Error) => error.message);
      window.fetch = fetch;
      return { failure, phase: window.stageTest.status().phase, canvases: document.querySelectorAll('canvas').length };
    });
    expect(told.phase).toBe('failed');
    expect(told.failure).toMatch(/could not be opened/);
    expect(told.canvases).toBe(0);
  });
}
