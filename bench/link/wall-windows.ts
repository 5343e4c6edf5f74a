import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { cameraAt, openHeadless } from '../../test/headless-screen';
import type { RunningHub } from '../../test/system/running-hub';
import { isReady, openScreen, wallAddress, type OpenScreen } from '../../test/system/screens';
import { share, spread, type Spread } from './statistics';

interface Wall {
  rows: number;
  columns: number;
  seconds: number;
}

interface WallWindowsResult extends Wall {
  window: typeof size;
  framesPerSecond: Spread;
  /** Pose a frame drew, against where the leader's curve is at that frame's own shared time less the playout delay, ms. */
  offMs: Spread;
  /** Share of all frames of all windows whose pose is less than one 60 Hz frame off, and less than two. */
  sameFrame: number;
  withinOneFrame: number;
  /** At each sixtieth of a second: how far apart what is on the windows is, the newest to the oldest, in frames of the slowest window. */
  apartInOwnFrames: Spread;
  withinOneOwnFrame: number;
  clockErrorMs: Spread;
  settledIdentical: boolean;
}

/** Shared time of a frame, by the display's clock, and the longitude it drew. */
type Frame = [sharedTime: number, longitude: number];

/** Tiny, over empty steppe: without a graphics card drawing a city twelve times would be all that is measured. */
const size = { width: 160, height: 90 };
const frameMs = 1_000 / 60;
const speed = 1e-6;
const origin = 71;

async function record({ page }: OpenScreen, ms: number): Promise<Frame[]> {
  // tsx wraps named functions in a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  return page.evaluate(async (duration) => {
    const frames: [number, number][] = [];
    const request = globalThis.requestAnimationFrame;
    const { view, now } = window.metroscope;
    let shown = view.get().longitude;
    globalThis.requestAnimationFrame = (callback) => request((at) => {
      const sharedAt = now() - performance.now() + at;
      callback(at);
      const { longitude } = view.get();
      if (longitude !== shown) frames.push([sharedAt, longitude]);
      shown = longitude;
    });
    await new Promise((resolve) => { setTimeout(resolve, duration); });
    globalThis.requestAnimationFrame = request;
    return frames;
  }, ms);
}

/** At instants a sixtieth of a second apart: spread of the times shown on the windows, in frames of the slowest of them then. */
function apart(tracks: readonly Frame[][], from: number, to: number): number[] {
  const cursors = tracks.map(() => 0);
  const results: number[] = [];
  for (let at = from; at < to; at += frameMs) {
    let [newest, oldest, slowest] = [-Infinity, Infinity, frameMs];
    tracks.forEach((track, i) => {
      while (track[cursors[i]! + 1] && track[cursors[i]! + 1]![0] <= at) cursors[i]!++;
      const [shown, next] = [track[cursors[i]!]!, track[cursors[i]! + 1]];
      newest = Math.max(newest, shown[0]);
      oldest = Math.min(oldest, shown[0]);
      slowest = Math.max(slowest, (next?.[0] ?? at) - shown[0]);
    });
    results.push((newest - oldest) / slowest);
  }
  return results;
}

/** The windows of a wall of one browser, led at 60 Hz by a screen without a page, so that its own drawing is no part of it. */
export async function measureWallWindows(browser: Browser, hub: RunningHub, wall: Wall): Promise<WallWindowsResult> {
  const leader = openHeadless(hub.hub, hub.desk, 'astana', { screenId: 'wall-leader', name: 'leader', class: 'medium' });
  while (!leader.store.getState().clock) await pause(50);
  const lead = await leader.connection.lead('camera');
  if (!lead.ok) throw new Error(lead.refusal.message);
  leader.view.set('camera', cameraAt(origin), 'user');
  const windows: OpenScreen[] = [];
  for (let row = 0; row < wall.rows; row++) {
    for (let column = 0; column < wall.columns; column++) {
      const screen = await openScreen(browser, wallAddress(hub.wall, row, column, wall.rows, wall.columns), size.width, size.height);
      await isReady(screen);
      windows.push(screen);
    }
  }
  const ms = wall.seconds * 1_000;
  const recordings = Promise.all(windows.map((screen) => record(screen, ms + 3_000)));
  await pause(1_000);
  const start = performance.now();
  const sharedStart = leader.connection.now();
  for (let frame = 1; performance.now() - start < ms; frame++) {
    await pause(Math.max(0, start + frame * frameMs - performance.now()));
    leader.view.set('camera', cameraAt(origin + (performance.now() - start) * speed), 'user');
  }
  const tracks = await recordings;
  await pause(2_000);
  const { playoutDelayMs } = leader.store.getState();
  const [from, to] = [sharedStart + 1_500, sharedStart + ms - 500];
  const moving = tracks.map((track) => track.filter(([at]) => at > from && at < to));
  const off = moving.flat().map(([at, longitude]) => Math.abs((longitude - origin) / speed - (at - sharedStart - playoutDelayMs)));
  const end = JSON.stringify(leader.view.get('camera').view);
  const ends = await Promise.all(windows.map(({ page }) => page.evaluate(() => JSON.stringify(window.metroscope.view.get()))));
  const links = await Promise.all(windows.map(({ page }) => page.evaluate(() => window.metroscope.link.get())));
  leader.connection.close();
  await Promise.all(windows.map(({ context }) => context.close()));
  const own = apart(moving, Math.max(...moving.map((track) => track[0]![0])), Math.min(...moving.map((track) => track.at(-1)![0])));
  return {
    ...wall, window: size, offMs: spread(off),
    framesPerSecond: spread(moving.map((track) => track.length / ((to - from) / 1_000))),
    sameFrame: share(off, (by) => by < frameMs), withinOneFrame: share(off, (by) => by < 2 * frameMs),
    apartInOwnFrames: spread(own), withinOneOwnFrame: share(own, (frames) => frames <= 1),
    clockErrorMs: spread(links.map(({ clock }) => clock?.errorMs ?? Infinity)),
    settledIdentical: ends.every((view) => view === end),
  };
}
