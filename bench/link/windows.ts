import type { Browser } from 'playwright-core';
import { isReady, openScreen, wallAddress, type OpenScreen } from '../../test/system/screens';
import { spread, type Spread } from './statistics';

/** Shared time at which a frame began, and the longitude it drew. */
type Frame = [sharedTime: number, longitude: number];

interface WindowsResult {
  window: { width: number; height: number };
  /** Changes of the camera drawn per second. */
  framesPerSecond: { desk: number; left: number; right: number };
  /** Desk's frame that took a pose from the hand → panel's frame that drew it. The playout delay is part of it. */
  latencyMs: Spread;
  /** How far apart in time the poses are that the two panels show at the same shared time. */
  skewMs: Spread;
  /** Share of the left panel's frames whose pose is within one 60 Hz frame of what the right panel shows then. */
  withinOneFrame: number;
  playoutDelayMs: number;
  clockErrorMs: { left: number; right: number };
}

/** Small, and turned to the sky: without a graphics card drawing the city would be all that is measured. */
const size = { width: 320, height: 180 };
const sky = { height: 3_000, pitch: 130 };
const flightMs = 12_000;

/** Records for `ms` when each frame that changed the camera began, and the longitude it drew. */
async function record({ page }: OpenScreen, ms: number): Promise<Frame[]> {
  // tsx wraps named functions in a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  return page.evaluate(async (duration) => {
    const frames: [number, number][] = [];
    const request = globalThis.requestAnimationFrame;
    const { view, now } = window.metroscope;
    let shown = view.get().longitude;
    globalThis.requestAnimationFrame = (callback) => request((at) => {
      const began = now();
      callback(at);
      const { longitude } = view.get();
      if (longitude !== shown) frames.push([began, longitude]);
      shown = longitude;
    });
    await new Promise((resolve) => setTimeout(resolve, duration));
    globalThis.requestAnimationFrame = request;
    return frames;
  }, ms);
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

  await desk.page.evaluate((view) => window.metroscope.view.set(view), sky);
  await desk.page.waitForTimeout(3_000);
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
