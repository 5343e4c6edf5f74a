import type { Browser } from 'playwright-core';
import { isReady, openScreen, wallAddress, type OpenScreen } from '../../test/system/screens';
import { spread, type Spread } from './statistics';

/** Shared time at the start of a frame, and the longitude the screen showed in it. */
type Frame = [sharedTime: number, longitude: number];

interface WindowsResult {
  window: { width: number; height: number };
  /** Changes of the camera drawn per second. */
  framesPerSecond: { desk: number; left: number; right: number };
  /** Frame in which the desk first had a pose → frame in which a panel showed it. The playout delay is part of it. */
  latencyMs: Spread;
  /** How far apart in time the poses are that the two panels show at the same shared time. */
  skewMs: Spread;
  /** Share of the left panel's frames whose pose is within one 60 Hz frame of what the right panel shows then. */
  withinOneFrame: number;
  playoutDelayMs: number;
  clockErrorMs: { left: number; right: number };
}

const size = { width: 480, height: 270 };
const flightMs = 12_000;

/** Records every frame in which the camera changed, until the flight is over. */
async function record({ page }: OpenScreen, ms: number): Promise<Frame[]> {
  return page.evaluate((duration) => new Promise<[number, number][]>((resolve) => {
    const frames: [number, number][] = [];
    const start = performance.now();
    const frame = (at: number): void => {
      const { longitude } = window.metroscope.view.get();
      if (frames.at(-1)?.[1] !== longitude) frames.push([window.metroscope.now() - (performance.now() - at), longitude]);
      if (at - start < duration) requestAnimationFrame(frame);
      else resolve(frames);
    };
    requestAnimationFrame(frame);
  }), ms);
}

/** When a track that only goes east passed a longitude; null outside it. */
function timeAt(track: readonly Frame[], longitude: number): number | null {
  const after = track.findIndex(([, x]) => x >= longitude);
  const [a, b] = [track[after - 1], track[after]];
  return a && b ? a[0] + ((longitude - a[1]) / (b[1] - a[1])) * (b[0] - a[0]) : null;
}

/** Milliseconds a screen is behind the desk in each of its frames while the camera moves. */
const delays = (desk: readonly Frame[], panel: readonly Frame[]): Frame[] =>
  panel.flatMap(([at, longitude]): Frame[] => {
    const led = timeAt(desk, longitude);
    return led === null ? [] : [[at, at - led]];
  });

/** Differences of two series at the times of the first, the second taken linearly between its frames. */
function differences(a: readonly Frame[], b: readonly Frame[]): number[] {
  return a.flatMap(([at, value]) => {
    const after = b.findIndex(([t]) => t >= at);
    const [p, q] = [b[after - 1], b[after]];
    return p && q ? [Math.abs(value - (p[1] + ((at - p[0]) / (q[0] - p[0])) * (q[1] - p[1])))] : [];
  });
}

/** A desk that flies and the two panels of a wall that follow, in three real windows. */
export async function measureWindows(browser: Browser, links: { desk: string; wall: string }): Promise<WindowsResult> {
  const desk = await openScreen(browser, links.desk, size.width, size.height);
  await isReady(desk);
  const open = (column: number): Promise<OpenScreen> => openScreen(browser, wallAddress(links.wall, 0, column, 1, 2), size.width, size.height);
  const panels = [await open(0), await open(1)] as const;
  for (const panel of panels) await isReady(panel);

  const recordings = Promise.all([desk, ...panels].map((screen) => record(screen, flightMs + 2_000)));
  await desk.page.evaluate(async (durationMs) => {
    const { longitude } = window.metroscope.view.get();
    await window.metroscope.view.set({ longitude: longitude + 0.02 }, { durationMs });
  }, flightMs);
  const [led, left, right] = (await recordings) as [Frame[], Frame[], Frame[]];
  const [a, b] = [delays(led, left), delays(led, right)];
  const skew = differences(a, b);
  const state = (screen: OpenScreen) => screen.page.evaluate(() => window.metroscope.link.get());
  const [leftState, rightState] = [await state(panels[0]), await state(panels[1])];
  const rate = (frames: readonly Frame[]): number => Math.round((frames.length / (flightMs / 1_000)) * 10) / 10;
  return {
    window: size,
    framesPerSecond: { desk: rate(led), left: rate(left), right: rate(right) },
    latencyMs: spread([...a, ...b].map(([, ms]) => ms)),
    skewMs: spread(skew),
    withinOneFrame: skew.filter((ms) => ms <= 1_000 / 60).length / skew.length,
    playoutDelayMs: leftState.playoutDelayMs,
    clockErrorMs: { left: leftState.clock?.errorMs ?? Infinity, right: rightState.clock?.errorMs ?? Infinity },
  };
}
