/**
 * npm run bench:wall [-- --out FOLDER --pictures --width 960]
 *
 * A paired wall of 2 × 4 panels with bezels, one page each: how far marks of each engine near a seam are from where the neighbour
 * has them, while the city is flown over, all panels at one instant of shared time, and at rest. `--pictures` also writes the whole
 * wall as one picture, with its texts and at `--width` pixels per panel. One JSON object on stdout; fails from half a pixel on.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { PNG } from 'pngjs';
import { createCityFrame } from '../src/geo';
import { cityManifestSchema, viewStateSchema, type CameraAspect, type ViewState, type Wall } from '../src/model';
import { controlPoints } from '../src/stage/control-points';
import { launchBrowser } from '../test/browser';
import { openHeadless, type HeadlessScreen } from '../test/headless-screen';
import { startHub } from '../test/system/running-hub';
import { joined } from './wall/joined';
import { openPairedWall, type Panel } from './wall/paired-wall';
import { compareSeams, take, type SeamResult } from './wall/seams';
import { holdAt, letGo, poses } from './wall/still';

const { values } = parseArgs({
  options: { out: { type: 'string', default: join(tmpdir(), 'metroscope-wall') }, pictures: { type: 'boolean', default: false }, width: { type: 'string', default: '960' } },
});
const pictureWidth = Number(values.width);
if (!(pictureWidth >= 64 && pictureWidth <= 3_840)) throw new Error(`--width ${values.width}: give 64 to 3840 pixels.`);
const pixels = { width: 480, height: 270 };
/** 55″ panels, with bezels as wide as older ones have. */
const wall: Wall = {
  name: 'Bench', rows: 2, columns: 4, panel: { width: 1_209.6, height: 680.4 }, bezel: { horizontal: 20, vertical: 20 }, pixels, distance: 8,
  missing: [], bound: {}, testPattern: false,
};
/**
 * Milliseconds between samples of the flight. A panel holds 256 of them, and holds still in a motion only as long as the motion goes on: so
 * seldom, there is half a minute to take the pictures.
 */
const sampleMs = 120;
const halfPixel = 0.5;
/** Degrees per second. */
const turning = 4;
const layerIds = ['buildings', 'ground', 'places', 'labels', 'annotations', 'regions', 'requests', 'streets', 'workers'];

const data = mkdtempSync(join(tmpdir(), 'metroscope-bench-wall-'));
mkdirSync(values.out, { recursive: true });
const hub = await startHub(data, ['--port', '0']);
const browser = await launchBrowser();
try {
  const manifest = cityManifestSchema.parse(await (await fetch(`${hub.hub}/cities/astana/manifest.json`)).json());
  const points = controlPoints(createCityFrame(manifest.origin), manifest.extent, manifest.groundHeight, manifest.home);
  const desk = openHeadless(hub.hub, hub.desk, manifest.id, { screenId: 'director', name: 'Director', class: 'medium' });
  while (!desk.store.getState().clock || !desk.room.getState().loaded) await pause(50);
  for (const aspect of ['camera', 'layers'] as const) {
    const answer = await desk.connection.lead(aspect);
    if (!answer.ok) throw new Error(answer.refusal.message);
  }
  // Nothing but the marks: what is drawn in their colours or over them would be measured as them.
  desk.view.set('layers', Object.fromEntries(layerIds.map((id) => [id, { visible: false, opacity: 1 }])), 'user');
  desk.view.set('camera', at({ ...manifest.home, height: manifest.groundHeight + 900, pitch: 35, fovy: 60 }), 'user');

  const panels = await openPairedWall(browser, hub, desk, wall, 'calibrate&budget=least');
  const moving = await inMotion(desk, panels);
  const settled = await atRest(desk, panels);
  const errors = (await Promise.all(panels.map(async ({ page, errors: own }) => [...own, ...await page.evaluate(() => window.metroscope.stats().errors)]))).flat();
  // The pictures take as long again.
  console.error(JSON.stringify({ moving, settled, errors }));
  const picture = values.pictures ? await wholePicture(desk, panels, manifest.home) : null;
  console.log(JSON.stringify({
    bench: 'wall', wall: { rows: wall.rows, columns: wall.columns, pixels, bezel: wall.bezel },
    machine: { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg()[0], browser: browser.version() },
    moving, settled, picture, errors,
  }, null, 2));
  const furthest = Math.max(...[moving, settled].flatMap(({ marks }) => Object.values(marks).map(({ furthest: by }) => by)));
  if (!(furthest < halfPixel) || !settled.leadersVeryValue || errors.length > 0) process.exitCode = 1;
  desk.connection.close();

  /** With how far apart in the motion the panels were, milliseconds: what their clocks differ by. */
  async function seams(): Promise<SeamResult & { apartMs: number }> {
    const before = await poses(panels);
    const taken = [];
    for (const panel of panels) taken.push(await take(panel, points, (png) => PNG.sync.read(png)));
    const after = await poses(panels);
    const bearings = [...before, ...after].map((pose) => viewStateSchema.parse(JSON.parse(pose)).bearing);
    return { apartMs: (1_000 * (Math.max(...bearings) - Math.min(...bearings))) / turning, ...compareSeams(taken, wall) };
  }

  /** The director circles over the city; all panels hold one instant of it. */
  async function inMotion(director: HeadlessScreen, all: readonly Panel[]) {
    const start = performance.now();
    let over = false;
    const flight = (async () => {
      const { view } = director.view.get('camera');
      while (!over) {
        const seconds = (performance.now() - start) / 1_000;
        director.view.set('camera', at({ ...view, longitude: view.longitude + 0.006 * Math.sin(seconds / 20), bearing: (seconds * turning) % 360, roll: 3 }), 'user');
        await pause(sampleMs);
      }
    })();
    await pause(3_000);
    await holdAt(all, director.connection.now() + 1_500);
    await pause(6_000);
    const result = await seams();
    over = true;
    await flight;
    await letGo(all);
    return { ...result, motionSeconds: Math.round((performance.now() - start) / 100) / 10 };
  }

  async function atRest(director: HeadlessScreen, all: readonly Panel[]) {
    await pause(2_000);
    await Promise.all(all.map(({ page }) => page.evaluate(() => window.metroscope.settled())));
    const result = await seams();
    const exact = JSON.stringify(director.view.get('camera').view);
    return { ...result, leadersVeryValue: (await poses(all)).every((pose) => pose === exact) };
  }

  async function wholePicture(director: HeadlessScreen, all: readonly Panel[], home: ViewState): Promise<string> {
    director.view.set('layers', {}, 'user');
    director.view.set('camera', at(home), 'user');
    const size = { width: pictureWidth, height: Math.round((pictureWidth * pixels.height) / pixels.width) };
    // Without its marks, and one window after the other: a city that lives in eight at once is more than a processor that draws has.
    for (const { page } of all) await page.goto('about:blank');
    const shots = [];
    for (const { page, row, column } of all) {
      await page.setViewportSize(size);
      await page.goto(`${hub.hub}/wall`);
      await page.waitForFunction(() => 'metroscope' in window, null, { polling: 250, timeout: 120_000 });
      await page.evaluate(() => window.metroscope.ready);
      await Promise.race([page.evaluate(() => window.metroscope.settled()), pause(15_000)]);
      shots.push({ row, column, png: PNG.sync.read(await page.screenshot()) });
      await page.goto('about:blank');
    }
    const file = join(values.out, 'wall.png');
    writeFileSync(file, PNG.sync.write(joined(wall, shots)));
    return file;
  }
} finally {
  await browser.close();
  await hub.stop();
  rmSync(data, { recursive: true, force: true });
}

function at(view: ViewState): CameraAspect {
  return { view, aspectRatio: (wall.columns * wall.panel.width + (wall.columns - 1) * wall.bezel.horizontal) / (wall.rows * wall.panel.height + (wall.rows - 1) * wall.bezel.vertical) };
}
