import { sunAt } from '@/geo';
import { shownTime, type CityManifest } from '@/model';
import type { Stage } from '@/stage';
import type { PreferenceStore, Theme, ViewStore } from '@/state';
import { chosenLighting } from './chosen-lighting';

/** From this many shown seconds per second on, light moves with every frame. */
const fast = 60;
const tickMs = 1_000;
/** Of two pictures of two times, one is in the colours of day while the sun is at least this high, degrees. */
const dayFrom = 2;

/**
 * Keeps the city lit for the time the screen shows, or as a person chose; returns its end. While it is `compared` with another, and nothing was chosen,
 * light and colours are those of its time: `colour` is told which.
 */
export function lightByClock(
  stage: Stage, view: ViewStore, preferences: PreferenceStore, { longitude, latitude }: CityManifest['origin'], sharedNow: () => number,
  compared: () => boolean, colour: (theme: Theme) => void,
): () => void {
  const light = (): void => {
    const clock = view.get('clock');
    const shown = shownTime(clock, sharedNow());
    const chosen = preferences.getState();
    const { altitude } = sunAt(shown, longitude, latitude);
    const byTime = compared() && chosen.light === 'auto';
    colour(byTime ? (altitude >= dayFrom ? 'day' : 'night') : chosen.theme);
    stage.setLighting(byTime ? 'clock' : chosenLighting(chosen, clock, altitude));
    stage.setTime(shown);
  };
  const runsFast = (): boolean => {
    const clock = view.get('clock');
    return clock.mode === 'set' && Math.abs(clock.rate) >= fast;
  };
  const ticking = setInterval(light, tickMs);
  const stops = [
    () => clearInterval(ticking),
    stage.onFrame(() => {
      if (!runsFast()) return false;
      light();
      return true;
    }),
    view.onChange(({ aspect }) => {
      if (aspect !== 'clock') return;
      light();
      if (runsFast()) stage.invalidate();
    }),
    preferences.subscribe(light),
  ];
  light();
  return () => stops.forEach((stop) => stop());
}
