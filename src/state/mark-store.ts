import { createStore, type StoreApi } from 'zustand/vanilla';

/** A mark of constant size that stands on a place of the city with the middle of its foot. */
export interface Mark {
  /** City-frame metres. */
  position: readonly [east: number, north: number, up: number];
  /** CSS pixels. */
  width: number;
  height: number;
}

/** The marks that stand on the city now, by the layer that draws them: names keep off them. */
export type MarkStore = StoreApi<Readonly<Record<string, readonly Mark[]>>>;

export const createMarkStore = (): MarkStore => createStore<Readonly<Record<string, readonly Mark[]>>>(() => ({}));
