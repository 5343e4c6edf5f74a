import { toEcef } from '@/geo';
import { cityManifestSchema, type ViewState } from '@/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { playoutDelayMs } from '../../src/layers/workers/source';
import { aReport, connect, join as joinRoom, snapshot } from '../hub/screen';
import { watchWorkers } from './moving-workers';
import { frugal, isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { withHub } from './with-hub';
import { comparePanels, comparePictures } from './seam';
import { seenAtItsPlace } from './seen';

const panel = { width: 640, height: 360 };

/** Not by animation frames: a page that draws in software has few. */
const patiently = { polling: 250, timeout: 60_000 };
/** A panel knows its pose a little before it has drawn it. */
const onceDrawn = { timeout: 60_000, interval: 1_000 };

/** Degrees between two angles, 0 … 180. */
const turn = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

function differs(a: ViewState, b: ViewState): { metres: number; degrees: number } {
  const [p, q] = [toEcef(a), toEcef(b)];
  return {
    metres: Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]),
    degrees: Math.max(turn(a.bearing, b.bearing), turn(a.pitch, b.pitch), turn(a.roll, b.roll)),
  };
}

const poseOf = ({ page }: OpenScreen): Promise<ViewState> => page.evaluate(() => window.metroscope.view.get());

describe('four screens of one room', () => {
  const bench = withHub([]);
  let desk: OpenScreen;
  let left: OpenScreen;
  let right: OpenScreen;
  let tablet: OpenScreen;
  const all = (): OpenScreen[] => [desk, left, right, tablet];
  const openPanel = (column: number): Promise<OpenScreen> => openScreen(bench.browser, wallAddress(bench.hub.wall, 0, column, 1, 2, 'full'), panel.width, panel.height);

  const showWorkers = (visible: boolean): Promise<void> =>
    desk.page.evaluate((shown) => window.metroscope.layers.set({ workers: { visible: shown, opacity: 1 } }), visible);

  const groundHeight = async (): Promise<number> => {
    const manifest: unknown = await (await fetch(`${bench.hub.hub}/cities/astana/manifest.json`)).json();
    return cityManifestSchema.parse(manifest).groundHeight;
  };

  const followersAgree = async (): Promise<void> => {
    for (const follower of [left, right, tablet]) {
      const difference = async () => differs(await poseOf(follower), await poseOf(desk));
      await expect.poll(difference, { timeout: 60_000, interval: 500 })
        .toSatisfy(({ metres, degrees }: ReturnType<typeof differs>) => metres < 0.1 && degrees < 0.01)
        .catch(async (error: unknown) => {
          const links = await Promise.all(all().map(({ page }) => page.evaluate(() => [location.pathname + location.search, window.metroscope.link.get()])));
          throw new Error(`a follower is ${JSON.stringify(await difference())} away; links: ${JSON.stringify(links, null, 1)}`, { cause: error });
        });
    }
  };

  beforeAll(async () => {
    desk = await openScreen(bench.browser, frugal(bench.hub.desk), 1_000, 700);
    await isReady(desk);
    // Software drawing: nothing moves until a test is about what moves.
    await showWorkers(false);
    [left, right, tablet] = await Promise.all([openPanel(0), openPanel(1), openScreen(bench.browser, frugal(bench.hub.field), 800, 600, true)]);
    await Promise.all([left, right, tablet].map(isReady));
  });

  it('shows the same pose everywhere after the desk has flown', async () => {
    const target = await desk.page.evaluate(async () => {
      const { longitude, latitude } = window.metroscope.view.get();
      const to = { longitude: longitude + 0.004, latitude: latitude - 0.003, height: 900, bearing: 35, pitch: 55, roll: 0 };
      await window.metroscope.view.set(to, { durationMs: 2_000 });
      return to;
    });
    expect(await poseOf(desk)).toMatchObject(target);
    await followersAgree();
  });

  it('joins the two panels without a seam in any engine', async () => {
    const { longitude, latitude, height } = await poseOf(desk);
    const onTheWall = () => comparePanels(left, right, panel, { longitude, latitude, height });
    await expect.poll(async () => (await onTheWall()).furthest, onceDrawn).toBeLessThan(0.5);
    expect((await onTheWall()).pairs).toBeGreaterThan(30);
  });

  it('joins the two pictures: columns across the seam differ no more than neighbours within a panel', async () => {
    await expect.poll(() => comparePictures(left, right), onceDrawn)
      .toSatisfy(({ across, within }: Awaited<ReturnType<typeof comparePictures>>) => across < within * 1.5 + 1);
  });

  it('shows on the tablet the request that the desk selects', async () => {
    const request = await desk.page.evaluate(() => {
      const [first] = window.metroscope.requests.list();
      window.metroscope.selection.set({ kind: 'request', id: first!.requestId });
      return first!;
    });
    await expect.poll(() => tablet.page.evaluate(() => window.metroscope.selection.get())).toEqual({ kind: 'request', id: request.requestId });
    await tablet.page.getByText(request.description, { exact: false }).first().waitFor({ state: 'visible' });
    await tablet.page.getByText(request.address, { exact: false }).first().waitFor({ state: 'visible' });
  });

  it('shows a worker on desk and wall at the same place at the same shared time', async () => {
    const watch = await watchWorkers(bench.hub.hub, bench.hub.wall);
    const { id, track } = await watch.onTheMove();
    const ground = await groundHeight();
    // Straight down from 300 m, the worker a little left of the middle, which is the seam.
    const [, longitude, latitude] = track.at(-1)!;
    const above = { longitude: longitude + 0.0004, latitude, height: ground + 300, bearing: 0, pitch: 0, roll: 0 };
    await desk.page.evaluate((view) => window.metroscope.view.set(view), above);
    await showWorkers(true);
    await followersAgree();
    await expect.poll(async () => {
      const reports = watch.track(id);
      const seen = await Promise.all([desk, left].map(({ page }) => page.evaluate(seenAtItsPlace, { reports, delay: playoutDelayMs, height: ground + 1 })));
      return seen.map((thing) => thing?.id);
    }, { timeout: 60_000, interval: 300 }).toEqual([id, id]);
    watch.close();
    await showWorkers(false);
  });

  it('brings a killed wall window back by itself when it is opened again', async () => {
    await left.context.close();
    await desk.page.evaluate(() => window.metroscope.view.set({ bearing: 80 }));
    left = await openPanel(0);
    await isReady(left);
    await followersAgree();
  });

  it('loses nothing acknowledged to kill -9, and every screen comes back by itself', async () => {
    const reporter = connect(bench.hub.hub, bench.hub.field, { screenId: 'reporter' });
    await joinRoom(reporter);
    const acknowledged: string[] = [];
    const reporting = (async () => {
      while (reporter.connected) {
        const command = aReport({ description: `Report ${acknowledged.length}` });
        const answer = await reporter.timeout(5_000).emitWithAck('report', command).catch(() => null) as { ok: boolean } | null;
        if (answer?.ok) acknowledged.push(command.requestId);
      }
    })();
    await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(30);
    await bench.hub.stop('SIGKILL');
    await reporting;
    for (const { page } of all()) await page.waitForFunction(() => window.metroscope.link.get().status === 'offline', null, patiently);

    await bench.startAgain();
    const reader = connect(bench.hub.hub, bench.hub.wall, { screenId: 'reader' });
    const held = new Set((await snapshot(reader)).items.map(({ requestId }) => requestId));
    reader.close();
    expect(acknowledged.filter((requestId) => !held.has(requestId))).toEqual([]);
    for (const { page } of all()) {
      await page.waitForFunction(() => window.metroscope.link.get().status === 'online', null, patiently);
      await page.waitForFunction((wanted) => {
        const shown = new Set(window.metroscope.requests.list().map(({ requestId }) => requestId));
        return wanted.every((requestId) => shown.has(requestId));
      }, acknowledged, patiently);
    }
    await desk.page.evaluate(() => window.metroscope.view.set({ bearing: 120 }));
    await followersAgree();
  });

  it('has loaded nothing from elsewhere and met no error', async () => {
    for (const screen of all()) {
      expect(screen.foreign).toEqual([]);
      expect(await screen.page.evaluate(() => window.metroscope.stats().errors)).toEqual([]);
    }
  });
});
