import type { ScreenClass } from '@/model';
import type { Budget } from '@/stage';
import type { Rectangle } from '@/state';
import { firstCovers } from './field/first-covers';

/** What sets a kind of screen apart before anything of it is drawn. */
export interface ScreenProfile {
  page: 'wall' | 'desk' | 'field';
  class: ScreenClass;
  /** Name the room knows it by, before its own id. */
  name: string;
  budget: Budget;
  /** Whether hands may move its camera. */
  interactive: boolean;
  /** What its interface lies over when it opens, where the first view heeds that; of the whole picture, CSS pixels. */
  firstCovers?(width: number, height: number): Rectangle[];
}

export const profiles: Record<ScreenProfile['page'], ScreenProfile> = {
  wall: {
    page: 'wall', class: 'large', name: 'Wall', interactive: false,
    budget: { screenSpaceError: 12, maxPixelRatio: 1, tileMemoryMB: 1_024, dataHz: 15, msaaSamples: 4, labels: 220, shadows: 'high' },
  },
  desk: {
    page: 'desk', class: 'medium', name: 'Desk', interactive: true,
    budget: { screenSpaceError: 12, maxPixelRatio: 1.5, tileMemoryMB: 768, dataHz: 15, msaaSamples: 4, labels: 140, shadows: 'high' },
  },
  field: {
    page: 'field', class: 'small', name: 'Tablet', interactive: true, firstCovers,
    budget: { screenSpaceError: 16, maxPixelRatio: 1.5, tileMemoryMB: 256, dataHz: 10, msaaSamples: 2, labels: 70, shadows: 'low' },
  },
};
