import type { ClockAspect } from '@/model';
import type { Preferences } from '@/state';
import type { Lighting } from '@/stage';

/** Under this altitude of the sun, degrees, the light look would be dim: the standard day takes over. */
const dimBelow = 4;

/**
 * What lights the city of this screen. Left to itself it is the clock, except where that would only make a map harder to read:
 * in the light look, live, while the sun is down. A time that was set is always shown in its own light.
 */
export function chosenLighting({ light, theme }: Pick<Preferences, 'light' | 'theme'>, clock: ClockAspect, sunAltitude: number): Lighting {
  if (light !== 'auto') return light;
  return theme === 'day' && clock.mode === 'live' && sunAltitude < dimBelow ? 'day' : 'clock';
}
