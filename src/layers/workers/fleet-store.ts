import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the fleet's figures rest on, renewed once a second while workers report. */
export interface FleetState {
  /** Workers that exist, as the hub says; 0 before the first batch. */
  fleet: number;
  /** Workers whose last report is fresh, and those that have fallen silent. */
  reporting: number;
  stale: number;
  /** True while positions come from the simulation. */
  simulated: boolean;
  /** Why the last batch could not be read, null when it could. */
  problem: string | null;
}

export type FleetStore = StoreApi<FleetState>;

/** One per page, like the feed it counts: the workers layer writes it, indicators read it. */
export const fleetStore: FleetStore = createStore<FleetState>(() => ({
  fleet: 0, reporting: 0, stale: 0, simulated: false, problem: null,
}));
