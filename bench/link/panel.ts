import type { Browser } from 'playwright-core';
import { isReady, openScreen, wallAddress } from '../../test/system/screens';

interface PanelResult {
  window: typeof size;
  /** Frames drawn per second, by the layers that were hidden for it, in the order they were measured. */
  framesPerSecond: { hidden: string; rate: number }[];
}

const size = { width: 320, height: 180 };
const seconds = 8;
/** The last repeats the first: the machine may have become slower meanwhile. */
const hidings = [[], ['regions'], ['buildings', 'ground'], ['regions', 'buildings', 'ground'], []];

/** One panel of a wall alone, turned to the sky as those of `windows` are, while its camera changes every 8 ms. */
export async function measurePanel(browser: Browser, { wall }: { wall: string }): Promise<PanelResult> {
  const panel = await openScreen(browser, wallAddress(wall, 0, 0, 1, 2), size.width, size.height);
  await isReady(panel);
  // tsx wraps named functions in a helper that the page does not have.
  await panel.page.evaluate('globalThis.__name = (named) => named');
  await panel.page.evaluate(() => window.metroscope.view.set({ height: 3_000, pitch: 130 }));
  const framesPerSecond: PanelResult['framesPerSecond'] = [];
  for (const hidden of hidings) {
    const rate = await panel.page.evaluate(async ([names, duration]) => {
      const { layers, view, stats } = window.metroscope;
      const pause = (ms: number) => new Promise((resolve) => { setTimeout(resolve, ms); });
      const show = (visible: boolean): void => layers.set(Object.fromEntries(names.map((name) => [name, { visible }])));
      show(false);
      const { longitude } = view.get();
      let at = 0;
      const timer = setInterval(() => void view.set({ longitude: longitude + ++at * 1e-6 }), 8);
      await pause(3_000);
      const [began, before] = [performance.now(), stats().frames];
      await pause(duration * 1_000);
      const drawn = ((stats().frames - before) * 1_000) / (performance.now() - began);
      clearInterval(timer);
      show(true);
      return drawn;
    }, [hidden, seconds] as const);
    framesPerSecond.push({ hidden: hidden.join(', '), rate: Math.round(rate * 10) / 10 });
  }
  return { window: size, framesPerSecond };
}
