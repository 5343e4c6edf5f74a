import type { FreePart } from '@/geo';
import type { Covers, Rectangle } from '@/state';

/** Room between what is framed and what lies over the city. */
const air = 0.06;
const leastSpan = 0.5;

/** All of it but a margin. */
export const wholeFree: FreePart = { left: air - 1, right: 1 - air, bottom: air - 1, top: 1 - air };

const sides = ['left', 'right', 'top', 'bottom'] as const;
type Insets = FreePart;

/** What the interface leaves of the whole picture: the part a thing is put in the middle of. */
export const freePicture = (covers: Covers): FreePart => freePictures(covers)[0]!;

/** The parts of the whole picture that the interface leaves: the first, and one where what costs most is left to another of its sides. */
export function freePictures({ whole, areas }: Covers): FreePart[] {
  if (!whole || !(whole.right > whole.left && whole.bottom > whole.top)) return [wholeFree];
  const [first, other] = [0, 1].map((choice) => insetsOf(whole, areas, choice)) as [Insets, Insets];
  const fits = 1 - other.left - other.right >= leastSpan / 2 + air && 1 - other.top - other.bottom >= leastSpan / 2 + air;
  return (fits ? [first, other] : [first]).map(({ left, right, top, bottom }) => {
    const [west, east] = spanOf(left, right);
    const [south, north] = spanOf(bottom, top);
    return { left: west, right: east, bottom: south, top: north };
  });
}

/**
 * How far the areas reach in from each side, 0…1: each is left to the side where that costs least, the costliest first, and that one where it
 * costs least but for `choice` sides.
 */
function insetsOf(whole: Rectangle, areas: readonly Rectangle[], choice: number): Insets {
  const [width, height] = [whole.right - whole.left, whole.bottom - whole.top];
  const costs = areas.map((area): Insets => ({
    left: (area.right - whole.left) / width, right: (whole.right - area.left) / width,
    top: (area.bottom - whole.top) / height, bottom: (whole.bottom - area.top) / height,
  }));
  const cheapest = (cost: Insets): typeof sides[number][] => sides.toSorted((a, b) => cost[a] - cost[b]);
  const least = (cost: Insets): number => cost[cheapest(cost)[0]!];
  const insets: Insets = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const [i, cost] of costs.toSorted((a, b) => least(b) - least(a)).entries()) {
    // What lies beyond an inset already, or mostly outside the picture, asks for nothing more.
    if (sides.some((side) => cost[side] <= insets[side] + 1e-6)) continue;
    const side = cheapest(cost)[i === 0 ? choice : 0]!;
    insets[side] = cost[side];
  }
  return insets;
}

function spanOf(before: number, after: number): [number, number] {
  const [low, high] = [2 * before - 1 + air, 1 - 2 * after - air];
  if (high - low >= leastSpan) return [low, high];
  const middle = Math.max(leastSpan / 2 - 1, Math.min(1 - leastSpan / 2, (low + high) / 2));
  return [middle - leastSpan / 2, middle + leastSpan / 2];
}
