import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Notice } from './link-store';

export interface StageState {
  /** `loading` until the first city frame; `lost` while a lost WebGL context is rebuilt; `failed` needs a person. */
  phase: 'loading' | 'ready' | 'lost' | 'failed';
  notice: Notice | null;
  /** The last frame was drawn in full quality with every city tile it needs. */
  complete: boolean;
  /** City tiles waiting for the network or a decoder. */
  tilesPending: number;
  /** City tiles that could not be loaded since the start. */
  tilesFailed: number;
  /** Buildings could not be loaded, and none are there: a small city is one tile. */
  bare: boolean;
}

export type StageStore = StoreApi<StageState>;

/** As before the first frame. */
export const createStageStore = (): StageStore =>
  createStore<StageState>(() => ({ phase: 'loading', notice: null, complete: false, tilesPending: 0, tilesFailed: 0, bare: false }));
