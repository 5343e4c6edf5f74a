/** How light it is, by the altitude of the sun's centre: day above −0.833°, then down to −6°, −12°, −18°. */
export type SkyLight = 'day' | 'civil' | 'nautical' | 'astronomical' | 'night';

export interface SunDay {
  /** The day in order, without gaps: instants in milliseconds since 1970 UTC. */
  bands: { from: number; to: number; light: SkyLight }[];
  /** First rise and last set of the span; null where there is none (polar day and night). */
  sunrise: number | null;
  sunset: number | null;
}

/** Lower bounds in degrees; −0.833 is the upper edge of the disc through mean refraction (NOAA Solar Calculation Details). */
const lights: readonly [light: SkyLight, above: number][] = [
  ['day', -0.833], ['civil', -6], ['nautical', -12], ['astronomical', -18], ['night', -Infinity],
];
const stepMs = 300_000;
const exactMs = 1_000;

const lightOf = (altitude: number): SkyLight => lights.find(([, above]) => altitude >= above)![0];

/**
 * When the light changes between two instants, to the second. `altitudeAt` gives the sun's altitude in degrees at
 * milliseconds since 1970 UTC. Found by steps and bisection instead of the hour angle, so that every latitude has an answer.
 */
export function sunDay(start: number, end: number, altitudeAt: (at: number) => number): SunDay {
  const result: SunDay = { bands: [], sunrise: null, sunset: null };
  let from = start;
  let light = lightOf(altitudeAt(start));
  const close = (to: number, next: SkyLight): void => {
    result.bands.push({ from, to, light });
    if (next === 'day') result.sunrise ??= to;
    if (light === 'day' && to < end) result.sunset = to;
    from = to;
    light = next;
  };
  for (let before = start; before < end; before += stepMs) {
    const after = Math.min(end, before + stepMs);
    const last = lightOf(altitudeAt(after));
    for (let at = before; light !== last; at = from) {
      const change = firstChange(at, after, light, altitudeAt);
      close(change, lightOf(altitudeAt(change)));
    }
  }
  close(end, 'night');
  if (result.sunrise === end) result.sunrise = null;
  return result;
}

/** The first instant after `low`, where it is `light`, at which it is not; it is not at `high`. */
function firstChange(low: number, high: number, light: SkyLight, altitudeAt: (at: number) => number): number {
  while (high - low > exactMs) {
    const middle = Math.round((low + high) / 2);
    if (lightOf(altitudeAt(middle)) === light) low = middle;
    else high = middle;
  }
  return high;
}
