export const openingMs = 750;
/** Share of the opening during which one floor moves; the rest is the wait of the upper ones. */
const floorShare = 0.55;

/** Slow at both ends, for a share 0…1. */
export const ease = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);

/**
 * How far floor `floor` of `levels` has been lifted, 0…1, `elapsed` milliseconds after the building was opened. The lowest
 * gap opens first, so the stack unfolds from the ground up.
 */
export function liftOf(floor: number, levels: number, elapsed: number): number {
  const wait = levels > 1 ? ((1 - floorShare) * floor) / (levels - 1) : 0;
  return ease(Math.min(1, Math.max(0, (elapsed / openingMs - wait) / floorShare)));
}

/** Metres of air between two floors of an open building: enough to look in, and never more than its height again. */
export const gapOf = (floorHeight: number, levels: number): number =>
  Math.min(floorHeight * 0.9, (floorHeight * levels) / Math.max(1, levels - 1));
