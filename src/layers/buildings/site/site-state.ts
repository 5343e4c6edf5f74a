import { createStore, type StoreApi } from 'zustand/vanilla';

/** How this screen looks at the opened building; not shared: every screen of a room turns and cuts for itself. */
export interface SiteState {
  /** Whether its floors are lifted apart. */
  apart: boolean;
  /** The chosen floor, 1 the lowest; null for none. */
  floor: number | null;
  /** What stands higher above the base than this is cut away, metres; null for nothing. */
  section: number | null;
  turning: boolean;
}

export type SiteStore = StoreApi<SiteState>;

export const asOpened: SiteState = { apart: true, floor: null, section: null, turning: false };

export const createSiteStore = (): SiteStore => createStore<SiteState>(() => asOpened);

/** The floor a step above (1) or below (−1); the first step enters at the bottom or the top. */
export function neighbourFloor(floor: number | null, step: 1 | -1, levels: number): number {
  if (floor === null) return step === 1 ? 1 : levels;
  return Math.min(levels, Math.max(1, floor + step));
}

/** The floor that a height above the base lies in, 1 the lowest. */
export const floorAt = (height: number, floorHeight: number, levels: number): number =>
  Math.min(levels, Math.max(1, Math.ceil(height / floorHeight - 1e-9)));
