/** Why frames are drawn: the camera moved, a hand is on it, the city (its tiles, its look), what lies over it, moving data, somebody asked, or nothing new (the picture settles). */
export const drawReasons = ['camera', 'hands', 'city', 'overlays', 'data', 'asked', 'settling'] as const;
export type DrawReason = (typeof drawReasons)[number];

/** Counts frames by what they were drawn for; one frame may have several reasons. */
export interface ReasonCounts {
  due(reason: DrawReason): void;
  drawn(): void;
  read(): Record<DrawReason, number>;
}

/** Counts from zero; a frame for which nothing was due counts as settling. */
export function countReasons(): ReasonCounts {
  const counts = Object.fromEntries(drawReasons.map((reason) => [reason, 0])) as Record<DrawReason, number>;
  const waiting = new Set<DrawReason>();
  return {
    due: (reason) => void waiting.add(reason),
    drawn() {
      if (waiting.size === 0) waiting.add('settling');
      for (const reason of waiting) counts[reason]++;
      waiting.clear();
    },
    read: () => ({ ...counts }),
  };
}
