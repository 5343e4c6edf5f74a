import type { Vitals } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** How another screen of the room was when it last said so, hub time. */
export interface ScreenVitals {
  at: number;
  vitals: Vitals;
}

export interface VitalsState {
  /** By screen id, of screens that are here; empty while nobody on this screen watches. A new map for every change. */
  vitals: ReadonlyMap<string, ScreenVitals>;
}

export type VitalsStore = StoreApi<VitalsState>;

export const createVitalsStore = (): VitalsStore => createStore<VitalsState>(() => ({ vitals: new Map() }));
