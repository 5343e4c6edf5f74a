import { shownTime } from '@/model';
import type { Stage } from '@/stage';
import type { ViewStore } from '@/state';

/** From this many shown seconds per second on, light moves with every frame. */
const fast = 60;
const tickMs = 1_000;

/** Keeps the city lit for the time the screen shows. */
export function lightByClock(stage: Stage, view: ViewStore, sharedNow: () => number): void {
  const light = (): void => stage.setTime(shownTime(view.get('clock'), sharedNow()));
  const runsFast = (): boolean => {
    const clock = view.get('clock');
    return clock.mode === 'set' && Math.abs(clock.rate) >= fast;
  };
  setInterval(light, tickMs);
  stage.onFrame(() => {
    if (!runsFast()) return false;
    light();
    return true;
  });
  view.onChange(({ aspect }) => {
    if (aspect !== 'clock') return;
    light();
    if (runsFast()) stage.invalidate();
  });
  light();
}
