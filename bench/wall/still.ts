import type { Panel } from './paired-wall';

/**
 * From shared time `at` on every panel goes on drawing that instant: its animation frames are told this time by the display,
 * however late it is. What arrives, timers and all else go on; so all panels stand still in the middle of one motion.
 */
export async function holdAt(panels: readonly Panel[], at: number): Promise<void> {
  await Promise.all(panels.map(({ page }) => page.evaluate((shared) => {
    const request = globalThis.requestAnimationFrame.bind(globalThis);
    const { now } = window.metroscope;
    Object.assign(globalThis, { animationFrameOfTheBrowser: request });
    globalThis.requestAnimationFrame = (callback) => request((display) => {
      const late = now() - performance.now() + display - shared;
      callback(late > 0 ? display - late : display);
    });
  }, at)));
}

export async function letGo(panels: readonly Panel[]): Promise<void> {
  await Promise.all(panels.map(({ page }) => page.evaluate(() => {
    const { animationFrameOfTheBrowser } = globalThis as unknown as { animationFrameOfTheBrowser: typeof requestAnimationFrame };
    globalThis.requestAnimationFrame = animationFrameOfTheBrowser;
  })));
}

/** What each panel shows of the leader's camera, as text to compare. */
export const poses = (panels: readonly Panel[]): Promise<string[]> =>
  Promise.all(panels.map(({ page }) => page.evaluate(() => JSON.stringify(window.metroscope.view.get()))));
