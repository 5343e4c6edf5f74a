import type { ServiceRequest } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface RequestState {
  /** By request id, in the order of the log. A new map for every change. */
  requests: ReadonlyMap<string, ServiceRequest>;
  /** Log offset up to which `requests` is complete. */
  offset: number;
  /** False until the first snapshot is whole. */
  loaded: boolean;
}

export interface RequestStore extends StoreApi<RequestState> {
  /** Adds or replaces; a lower `rev` than the held one is ignored. */
  upsert(items: readonly ServiceRequest[], offset: number, loaded: boolean): void;
  reset(): void;
}

const empty: RequestState = { requests: new Map(), offset: 0, loaded: false };

/** Empty, until the first snapshot. */
export function createRequestStore(): RequestStore {
  const store = createStore<RequestState>(() => empty);
  return {
    ...store,
    upsert(items, offset, loaded) {
      store.setState((state) => {
        if (items.length === 0) return { offset, loaded };
        const requests = new Map(state.requests);
        for (const item of items) {
          const held = requests.get(item.requestId);
          if (!held || item.rev >= held.rev) requests.set(item.requestId, item);
        }
        return { requests, offset, loaded };
      });
    },
    reset: () => store.setState(empty),
  };
}
