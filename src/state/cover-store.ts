import { createStore, type StoreApi } from 'zustand/vanilla';

/** A level rectangle, CSS pixels from the top left of this window. */
export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * What of the interface lies over the city. On a wall every window knows all of it, also what lies on its neighbours, so that all
 * windows decide alike.
 */
export interface Covers {
  /** The whole picture, of all windows of a wall; null before the interface is there. */
  whole: Rectangle | null;
  areas: readonly Rectangle[];
}

export type CoverStore = StoreApi<Covers>;

export const createCoverStore = (): CoverStore => createStore<Covers>(() => ({ whole: null, areas: [] }));
