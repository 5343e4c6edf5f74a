import type { Pick } from '@/stage';
import type { Track } from './moving-workers';

interface Asked {
  reports: Track;
  /** Milliseconds a screen shows workers later than they are. */
  delay: number;
  /** Of the ground, metres above the ellipsoid. */
  height: number;
}

/** Runs in a page: what the screen shows where the worker of these reports is at the screen's shared time. */
export function seenAtItsPlace({ reports, delay, height }: Asked): Pick | null {
  const time = window.metroscope.now() - delay;
  const after = reports.findIndex(([t]) => t > time);
  const from = reports[after - 1];
  const to = reports[after];
  if (!from || !to) return null;
  const share = (time - from[0]) / (to[0] - from[0]);
  const longitude = from[1] + share * (to[1] - from[1]);
  const latitude = from[2] + share * (to[2] - from[2]);
  const [pixel] = window.metroscope.project([{ longitude, latitude, height }]).deck;
  return pixel ? window.metroscope.pick(pixel[0], pixel[1]) : null;
}
