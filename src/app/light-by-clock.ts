import { sunAt } from '@/geo';
import { shownTime, type CityManifest } from '@/model';
import type { Stage } from '@/stage';
import type { PreferenceStore, ViewStore } from '@/state';
import { chosenLighting } from './chosen-lighting';

/** From this many shown seconds per second on, light moves with every frame. */
const fast = 60;
const tickMs = 1_000;

/** Keeps the city lit for the time the screen shows, or as a person chose. */
export function lightByClock(
  stage: Stage, view: ViewStore, preferences: PreferenceStore, { longitude, latitude }: CityManifest['origin'], sharedNow: () => number,
): void {
  const light = (): void => {
    const clock = view.get('clock');
    const shown = shownTime(clock, sharedNow());
    stage.setLighting(chosenLighting(preferences.getState(), clock, sunAt(shown, longitude, latitude).altitude));
    stage.setTime(shown);
  };
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
  preferences.subscribe(light);
  light();
}
