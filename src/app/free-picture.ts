import type { Covers, Rectangle } from '@/state';

/** The part of a picture that nothing lies over, −1…1 from left to right and from the bottom to the top. */
export type FreePicture = Insets;

/** Room between what is framed and what lies over the city. */
const air = 0.06;
const leastSpan = 0.5;

/** All of it but a margin. */
export const wholeFree: FreePicture = { left: air - 1, right: 1 - air, bottom: air - 1, top: 1 - air };

const sides = ['left', 'right', 'top', 'bottom'] as const;
type Insets = Record<(typeof sides)[number], number>;

/** What the interface leaves of the whole picture. */
export function freePicture({ whole, areas }: Covers): FreePicture {
  if (!whole || !(whole.right > whole.left && whole.bottom > whole.top)) return wholeFree;
  const { left, right, top, bottom } = insetsOf(whole, areas);
  const [west, east] = spanOf(left, right);
  const [south, north] = spanOf(bottom, top);
  return { left: west, right: east, bottom: south, top: north };
}

/** How far the areas reach in from each side, 0…1: each is left to the side where that costs least, the costliest first. */
function insetsOf(whole: Rectangle, areas: readonly Rectangle[]): Insets {
  const [width, height] = [whole.right - whole.left, whole.bottom - whole.top];
  const costs = areas.map((area): Insets => ({
    left: (area.right - whole.left) / width, right: (whole.right - area.left) / width,
    top: (area.bottom - whole.top) / height, bottom: (whole.bottom - area.top) / height,
  }));
  const least = (cost: Insets): number => Math.min(...sides.map((side) => cost[side]));
  const insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const cost of costs.toSorted((a, b) => least(b) - least(a))) {
    // What lies beyond an inset already, or mostly outside the picture, asks for nothing more.
    if (sides.some((side) => cost[side] <= insets[side] + 1e-6)) continue;
    const cheapest = sides.reduce((best, side) => (cost[side] < cost[best] ? side : best));
    insets[cheapest] = cost[cheapest];
  }
  return insets;
}

function spanOf(before: number, after: number): [number, number] {
  const [low, high] = [2 * before - 1 + air, 1 - 2 * after - air];
  if (high - low >= leastSpan) return [low, high];
  const middle = Math.max(leastSpan / 2 - 1, Math.min(1 - leastSpan / 2, (low + high) / 2));
  return [middle - leastSpan / 2, middle + leastSpan / 2];
}
