import type { Budget } from './budget';

/** From everything the screen class may spend down to the least; each name says what gave way last. */
export const levelNames = ['full', 'shadows', 'edges', 'pixels', 'tiles', 'labels', 'least'] as const;
export type LevelName = (typeof levelNames)[number];

export interface Level {
  name: LevelName;
  budget: Budget;
}

/** Pixels of a Full HD picture: with fewer than these, or one per CSS pixel where that is less, nobody reads a city. */
const readablePixels = 1_920 * 1_080;

/** What is measured on this machine before the first frame. */
export interface Surroundings {
  /** CSS pixels of the canvas. */
  width: number;
  height: number;
  devicePixelRatio: number;
}

/**
 * The levels of one screen, in the order in which things give way: first what is missed least. A level that would change
 * nothing here is left out.
 */
export function ladderOf(full: Budget, { width, height, devicePixelRatio }: Surroundings): Level[] {
  const ratio = Math.min(full.maxPixelRatio, devicePixelRatio);
  const readable = Math.min(1, Math.sqrt(readablePixels / Math.max(1, width * height)));
  const steps: Record<LevelName, Partial<Budget>> = {
    full: {},
    shadows: { shadows: full.shadows === 'high' ? 'low' : 'off' },
    edges: { shadows: 'off', msaaSamples: full.msaaSamples > 2 ? 2 : 1 },
    pixels: { msaaSamples: 1, maxPixelRatio: ratio > 1 ? 1 : Math.min(ratio, readable) },
    tiles: { screenSpaceError: full.screenSpaceError * 1.5 },
    labels: { labels: Math.round(full.labels * 0.5) },
    least: {
      screenSpaceError: full.screenSpaceError * 2.5, labels: Math.round(full.labels * 0.3), tileMemoryMB: full.tileMemoryMB / 2,
      maxPixelRatio: Math.min(ratio, readable), dataHz: Math.min(full.dataHz, 5),
    },
  };
  const levels: Level[] = [];
  let budget = full;
  for (const name of levelNames) {
    const next = { ...budget, ...steps[name] };
    const changes = Object.entries(next).some(([key, value]) => budget[key as keyof Budget] !== value);
    // What is under the screen's own pixel ratio already is no change.
    const onlyRatio = next.maxPixelRatio >= ratio && Object.entries(next).every(([key, value]) => key === 'maxPixelRatio' || budget[key as keyof Budget] === value);
    if (name === 'full' || (changes && !onlyRatio)) levels.push({ name, budget: next });
    budget = next;
  }
  return levels;
}
