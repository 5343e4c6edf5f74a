import type { Surroundings } from './ladder';

/** Share of the page's heap limit above which memory is short; only Chromium tells. */
const fullHeap = 0.85;

/** Of the element that holds the canvas, CSS pixels, before its first frame. */
export function surroundingsOf({ clientWidth, clientHeight }: HTMLElement): Surroundings {
  return { width: clientWidth, height: clientHeight, devicePixelRatio };
}

/** False also where the browser does not tell. */
export function memoryIsShort(): boolean {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number; jsHeapSizeLimit: number } };
  return memory !== undefined && memory.usedJSHeapSize > fullHeap * memory.jsHeapSizeLimit;
}
