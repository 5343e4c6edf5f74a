import { createStore, type StoreApi } from 'zustand/vanilla';

/** Of which instant the requests of a picture are. */
export interface DataTime {
  /** Milliseconds since 1970 UTC; null is now. */
  asOf: number | null;
  /** `reading`: those of another instant are on their way · `ahead`: that instant is still to come · `failed`: the hub did not say. */
  state: 'ready' | 'reading' | 'ahead' | 'failed';
  /** When the log began, where that is known: of the time before it holds a part only. */
  since: number | null;
}

export type DataTimeStore = StoreApi<DataTime>;

export const dataOfNow: DataTime = { asOf: null, state: 'ready', since: null };

export const createDataTimeStore = (): DataTimeStore => createStore<DataTime>(() => dataOfNow);
