import { toEcef } from '@/geo';
import type { Position } from '@/model';
import type { Stage } from '@/stage';

/** The ground in the middle of the map, null when the middle is sky. */
export function mapCentre(stage: Stage): Position | null {
  const { clientWidth, clientHeight } = stage.canvas;
  return stage.groundAt(clientWidth / 2, clientHeight / 2);
}

/** Metres between two places on the ground, heights left out. */
export function groundDistance(a: { longitude: number; latitude: number }, b: { longitude: number; latitude: number }): number {
  const [p, q] = [toEcef({ ...a, height: 0 }), toEcef({ ...b, height: 0 })];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
