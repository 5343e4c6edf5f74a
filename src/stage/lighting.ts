import { localTime, sunAt, type SunPosition } from '@/geo';
import type { CityManifest } from '@/model';

/** What a city is lit by: the sun of the instant shown, or a light that reads well and never changes. */
export type Lighting = 'clock' | 'day' | 'night';

/** The sun in the city's sky, and the local hour of day (0…24) that says how many windows are lit. */
export interface Lit {
  sun: SunPosition;
  hour: number;
}

/** An afternoon whose shadows shape buildings and cover little; a late evening, with its windows. */
const standardDay = { altitude: 42, besideNoon: 38, hour: 15 };
const standardNight = { altitude: -16, besideNoon: 130, hour: 20.5 };

/** `time`: the instant shown, milliseconds since 1970 UTC. */
export function litBy(lighting: Lighting, time: number, { origin, timeZone }: Pick<CityManifest, 'origin' | 'timeZone'>): Lit {
  if (lighting === 'clock') return { sun: sunAt(time, origin.longitude, origin.latitude), hour: localTime(time, timeZone).sinceMidnight / 3_600_000 };
  const { altitude, besideNoon, hour } = lighting === 'day' ? standardDay : standardNight;
  // Towards the west of noon, which is south on the northern half of the earth.
  return { sun: { altitude, azimuth: origin.latitude < 0 ? 360 - besideNoon : 180 + besideNoon }, hour };
}

/** The sun moves a tenth of a degree in this many milliseconds; whole steps, so that the windows of a wall are lit for the same one. */
const lightStepMs = 24_000;
/** The beginning of the step an instant lies in, milliseconds since 1970 UTC. */
export const lightStep = (ms: number): number => Math.floor(ms / lightStepMs) * lightStepMs;
