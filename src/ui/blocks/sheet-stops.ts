export const sheetStops = ['peek', 'half', 'full'] as const;
export type SheetStop = (typeof sheetStops)[number];

/** The next stop up (1) or down (−1); the last one holds. */
export function neighbour(stop: SheetStop, step: 1 | -1): SheetStop {
  const index = Math.min(sheetStops.length - 1, Math.max(0, sheetStops.indexOf(stop) + step));
  return sheetStops[index]!;
}

/** A flick goes on for this long before it would rest, seconds. */
const glide = 0.18;

/** Where a sheet let go at `height` pixels, growing by `speed` pixels per second, comes to rest. */
export function restingStop(height: number, speed: number, heights: Readonly<Record<SheetStop, number>>): SheetStop {
  const goal = height + speed * glide;
  return [...sheetStops].sort((a, b) => Math.abs(heights[a] - goal) - Math.abs(heights[b] - goal))[0]!;
}
