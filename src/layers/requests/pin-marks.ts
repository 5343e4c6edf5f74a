import type { Vec3 } from '@/geo';
import type { Covers, Mark } from '@/state';
import { pinAspect } from './pin-atlas';
import type { PinSet } from './source';

/** What stands on the city where pins are, for what keeps off them; pins of what is over give way. */
export function marksOf({ pins, clusters }: PinSet, /** Of a pin's head, CSS pixels. */ width: number): Mark[] {
  return [...pins.filter(({ phase }) => phase !== 'closed'), ...clusters].map(({ position }) => ({ position, width, height: width * pinAspect }));
}

/** Whether the same places are marked, in whatever order. */
export function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  if (a.length !== b.length) return false;
  const places = new Set(a.map(({ position }) => position.join()));
  return b.every(({ position }) => places.has(position.join()));
}

/** Whether a pin so wide that stands at a CSS pixel would lie under the interface, or be cut by it or by the edge of the whole picture. */
export function isCovered(at: { x: number; y: number } | null, width: number, { whole, areas }: Covers): boolean {
  if (!at) return false;
  if (whole && (at.y > whole.bottom || at.y - width * pinAspect < whole.top || at.x - width / 2 < whole.left || at.x + width / 2 > whole.right)) return true;
  return areas.some(({ left, right, top, bottom }) => at.x + width / 2 > left && at.x - width / 2 < right && at.y > top && at.y - width * pinAspect < bottom);
}

/** Without the pins at these places: a wall shows them whole or not at all. The selected one stays. */
export function clearOf({ pins, clusters }: PinSet, covered: ((place: Vec3) => boolean) | null): PinSet {
  if (!covered) return { pins, clusters };
  return { pins: pins.filter(({ position, selected }) => selected || !covered(position)), clusters: clusters.filter(({ position }) => !covered(position)) };
}
