import type { Position } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MeasureKind } from './measurement';

interface MeasureState {
  /** What is being measured; null while nobody measures and clicks select. */
  kind: MeasureKind | null;
  points: readonly Position[];
  /** Where the pointer is: the end of the line that would be, null on a screen without one. */
  pointer: Position | null;
  /** No more points: the figure stays until the next begins. */
  finished: boolean;
}

export interface MeasureStore extends StoreApi<MeasureState> {
  /** Begins to measure something, with a clean slate. */
  start(kind: MeasureKind): void;
  /** A point more; the first one after a finished figure begins the next. */
  add(point: Position): void;
  point(at: Position | null): void;
  undo(): void;
  finish(): void;
  stop(): void;
}

const nothing: MeasureState = { kind: null, points: [], pointer: null, finished: false };
const mostPoints = 500;

export function createMeasureStore(): MeasureStore {
  const store = createStore<MeasureState>(() => nothing);
  const { getState: get, setState: set } = store;
  return {
    ...store,
    start: (kind) => set({ ...nothing, kind }),
    add(point) {
      const { kind, points, finished } = get();
      if (kind === null || points.length >= mostPoints) return;
      const next = finished ? [point] : [...points, point];
      set({ points: next, pointer: null, finished: kind === 'height' && next.length === 2 });
    },
    point(pointer) {
      const { kind, finished, points } = get();
      if (kind !== null && !finished && points.length > 0) set({ pointer });
    },
    undo: () => set(({ points }) => ({ points: points.slice(0, -1), pointer: null, finished: false })),
    finish: () => set(({ kind, points }) => ({ pointer: null, finished: points.length >= (kind === 'area' ? 3 : 2) })),
    stop: () => set(nothing),
  };
}
