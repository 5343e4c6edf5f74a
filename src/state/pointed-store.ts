import type { Selection } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the pointer of this screen rests on, and where: CSS pixels of the page. */
export interface Pointed {
  kind: NonNullable<Selection>['kind'];
  id: string;
  /** What its layer says of it at a glance. */
  properties: Readonly<Record<string, string | number>>;
  x: number;
  y: number;
}

export interface PointedState {
  thing: Pointed | null;
}

/** Never shared with the room: every hand has its own pointer. */
export type PointedStore = StoreApi<PointedState>;

export const createPointedStore = (): PointedStore => createStore<PointedState>(() => ({ thing: null }));
