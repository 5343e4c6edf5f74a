import { sunAt } from '@/geo';
import { shownTime } from '@/model';
import type { ScreenProfile } from '@/screens';
import { shareOfPlace, type PreferenceStore, type WallPlaceStore } from '@/state';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { chosenLighting } from './chosen-lighting';
import type { Opening } from './opening';

/** Whether the city's overview is on the screen. */
export type LightStore = StoreApi<{ lit: boolean }>;
export const createLightStore = (): LightStore => createStore(() => ({ lit: false }));

interface FirstLightOptions {
  code: Promise<typeof import('@/stage/overview')>;
  container: HTMLElement;
  opening: Opening;
  profile: ScreenProfile;
  place: WallPlaceStore;
  preferences: PreferenceStore;
  store: LightStore;
}

export interface FirstLightRun {
  /** Its picture is on the screen, or there will be none: what comes next no longer delays it. */
  shown: Promise<void>;
  /** Gives it what moves the camera before every picture; true while it may move on. */
  drive(step: (now: number) => boolean): void;
  /** The camera may be moving. */
  wake(): void;
  /** What is to be seen by now has been handed to the screen: what holds the page up for long may begin. */
  caughtUp(): Promise<void>;
  /** Takes the picture away at once. */
  stop(): void;
}

const fadeMs = 200;
/** However slow the stage's first complete picture is, or its buildings do not come at all, from then on hands act on the stage alone. */
const longestAfterReadyMs = 15_000;
/** Buildings that did not come are asked for twice again by then. */
const longerWhileBareMs = 10_000;

/** Shows the city's overview until the stage has drawn its first complete picture with buildings. Never fails: without it the page waits as it did. */
export function showFirstLight(options: FirstLightOptions): FirstLightRun {
  const { preferences, store, opening: { view, status, manifest, manifestUrl } } = options;
  let step = (_now: number): boolean => false;
  const stops: (() => void)[] = [];
  let frame = 0;
  let stopped = false;
  let draw = (): void => undefined;
  let leave = (_ms: number): void => undefined;

  const wake = (): void => {
    if (frame !== 0 || stopped) return;
    frame = requestAnimationFrame((now) => {
      frame = 0;
      const again = step(now);
      draw();
      if (again) wake();
    });
  };
  const end = (ms: number): void => {
    if (stopped) return;
    stopped = true;
    cancelAnimationFrame(frame);
    clearTimeout(deadline);
    for (const stop of stops) stop();
    store.setState({ lit: false });
    leave(ms);
    // Who may still wake it holds nothing of the picture.
    draw = () => undefined;
    leave = () => undefined;
  };

  async function begin(): Promise<void> {
    const { container, profile, place } = options;
    const { createFirstLight } = await options.code;
    const light = await createFirstLight({
      container, manifest, manifestUrl, share: shareOfPlace(place.getState()), maxPixelRatio: profile.budget.maxPixelRatio,
    });
    if (!light) return;
    leave = (ms) => void light.leave(ms);
    if (stopped) return leave(0);
    const { longitude, latitude } = manifest.origin;
    let drawn: readonly unknown[] = [];
    draw = () => {
      const camera = view.get('camera');
      const clock = view.get('clock');
      const chosen = preferences.getState();
      // A picture of what is shown already would hold up the next one.
      if ([camera, clock, chosen].every((each, i) => each === drawn[i])) return;
      drawn = [camera, clock, chosen];
      const shown = shownTime(clock, Date.now());
      light.draw(camera, chosen.theme, chosenLighting(chosen, clock, sunAt(shown, longitude, latitude).altitude), shown);
    };
    draw();
    stops.push(
      view.onChange(({ aspect }) => {
        if (aspect === 'camera' || aspect === 'clock') wake();
      }),
      preferences.subscribe(wake),
    );
    await nextFrame();
    store.setState({ lit: !stopped });
  }

  let deadline = 0;
  const settle = (): void => {
    const { phase, complete, bare } = status.getState();
    if (phase === 'ready' && complete && !bare) end(fade());
    else if (phase === 'ready' && deadline === 0) deadline = window.setTimeout(() => {
      if (status.getState().bare) deadline = window.setTimeout(() => end(fade()), longerWhileBareMs);
      else end(fade());
    }, longestAfterReadyMs);
    else if (phase === 'failed') end(0);
  };
  stops.push(status.subscribe(settle));

  return {
    shown: begin().catch((error: unknown) => console.warn(`Metroscope shows no first light: ${error instanceof Error ? error.message : String(error)}`)),
    drive(next) {
      step = next;
      wake();
    },
    wake,
    caughtUp: () => (frame === 0 ? Promise.resolve() : nextFrame()),
    stop: () => end(0),
  };
}

const fade = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : fadeMs);

/** The frame being made now has been handed to the screen. Pages that are not shown get no frames: not longer than a moment. */
const nextFrame = (): Promise<void> => new Promise((done) => {
  setTimeout(done, 250);
  requestAnimationFrame(() => setTimeout(done, 0));
});
