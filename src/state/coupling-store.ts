import { createStore, type StoreApi } from 'zustand/vanilla';

/** How many times as far as the other window's a coupled camera looks; below 1 nearer. */
export const couplingFactors = [1, 2, 4, 8, 1 / 2, 1 / 4, 1 / 8] as const;
export type CouplingFactor = (typeof couplingFactors)[number];

/** Another window of this browser that shows this city in this room. */
export interface OtherWindow {
  id: string;
  name: string;
}

export interface CouplingState {
  windows: readonly OtherWindow[];
  /** The window whose camera this one's moves with; null for none. */
  to: string | null;
  factor: CouplingFactor;
}

export type CouplingStore = StoreApi<CouplingState>;

export const createCouplingStore = (): CouplingStore => createStore<CouplingState>(() => ({ windows: [], to: null, factor: 4 }));
