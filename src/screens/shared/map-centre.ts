import { toEcef } from '@/geo';
import type { Position } from '@/model';
import type { Program } from '../program';

/** The ground in the middle of the map, where flights put a thing; null when there is sky. */
export function mapCentre({ stage, camera }: Pick<Program, 'stage' | 'camera'>): Position | null {
  const { x, y } = camera.middle();
  return stage.groundAt(x, y);
}

/** Metres between two places on the ground, heights left out. */
export function groundDistance(a: { longitude: number; latitude: number }, b: { longitude: number; latitude: number }): number {
  const [p, q] = [toEcef({ ...a, height: 0 }), toEcef({ ...b, height: 0 })];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
