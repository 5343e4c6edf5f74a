import type { ScreenClass } from '@/model';

/** CSS pixels at the edges of a window that panels and bars lie over. */
interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The part of a picture that nothing lies over, −1…1 from left to right and from the bottom to the top. */
export interface FreePicture {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Panels beside the city on a desk; the sheet beside it on a tablet, or under it when that stands upright; nothing on a wall. */
function edgesOf(screenClass: ScreenClass, width: number, height: number): Edges {
  if (screenClass === 'medium') return { left: 320, right: 360, top: 110, bottom: 95 };
  if (screenClass === 'large') return { left: 0, right: 0, top: 0, bottom: 0 };
  return width > height ? { left: 90, right: 440, top: 125, bottom: 20 } : { left: 20, right: 75, top: 125, bottom: height * 0.5 };
}

/** Room between what is framed and what lies over the city. */
const air = 0.06;
const leastSpan = 0.5;

/** All of it but a margin. */
export const wholeFree: FreePicture = { left: air - 1, right: 1 - air, bottom: air - 1, top: 1 - air };

/** What the panels of a screen leave of a picture of so many CSS pixels. */
export function freePicture(screenClass: ScreenClass, width: number, height: number): FreePicture {
  const { left, right, top, bottom } = edgesOf(screenClass, width, height);
  const [west, east] = spanOf(left, right, width);
  const [south, north] = spanOf(bottom, top, height);
  return { left: west, right: east, bottom: south, top: north };
}

function spanOf(before: number, after: number, size: number): [number, number] {
  const [low, high] = [(2 * before) / size - 1 + air, 1 - (2 * after) / size - air];
  if (high - low >= leastSpan) return [low, high];
  const middle = Math.max(leastSpan / 2 - 1, Math.min(1 - leastSpan / 2, (low + high) / 2));
  return [middle - leastSpan / 2, middle + leastSpan / 2];
}
