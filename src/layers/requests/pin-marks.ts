import type { Vec3 } from '@/geo';
import type { ScreenClass } from '@/model';
import type { Mark, Rectangle } from '@/state';
import { pinAspect } from './pin-atlas';
import { pinPixels, type PinSet } from './source';

/** What stands on the city where pins are, for what keeps off them; pins of what is over give way. */
export function marksOf({ pins, clusters }: PinSet, screenClass: ScreenClass): Mark[] {
  const width = pinPixels[screenClass];
  return [...pins.filter(({ phase }) => phase !== 'closed'), ...clusters].map(({ position }) => ({ position, width, height: width * pinAspect }));
}

/** Whether the same places are marked, in whatever order. */
export function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  if (a.length !== b.length) return false;
  const places = new Set(a.map(({ position }) => position.join()));
  return b.every(({ position }) => places.has(position.join()));
}

/** Whether a pin that stands at a CSS pixel would lie under the interface, or be cut by it. */
export function isCovered(at: { x: number; y: number } | null, screenClass: ScreenClass, areas: readonly Rectangle[]): boolean {
  if (!at) return false;
  const width = pinPixels[screenClass];
  return areas.some(({ left, right, top, bottom }) => at.x + width / 2 > left && at.x - width / 2 < right && at.y > top && at.y - width * pinAspect < bottom);
}

/** Without the pins at these places: a wall shows them whole or not at all. The selected one stays. */
export function clearOf({ pins, clusters }: PinSet, covered: ((place: Vec3) => boolean) | null): PinSet {
  if (!covered) return { pins, clusters };
  return { pins: pins.filter(({ position, selected }) => selected || !covered(position)), clusters: clusters.filter(({ position }) => !covered(position)) };
}
