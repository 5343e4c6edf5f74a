import type { Surroundings } from './ladder';

/** Of the element that holds the canvas, CSS pixels, before its first frame. */
export function surroundingsOf({ clientWidth, clientHeight }: HTMLElement): Surroundings {
  return { width: clientWidth, height: clientHeight, devicePixelRatio };
}
