import { finalStatuses, type ServiceRequest } from '@/model';
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

/** What has ended stays in the list this long after the newest change, milliseconds; the hub's snapshot goes back 24 hours. */
const endedMs = 26 * 3_600_000;
/** The list is swept when it has grown by this many. */
const sweepEvery = 200;

const empty: RequestState = { requests: new Map(), offset: 0, loaded: false };

/** Empty, until the first snapshot. */
export function createRequestStore(): RequestStore {
  const store = createStore<RequestState>(() => empty);
  let sweptAt = 0;

  /** A wall is on for months: what ended before yesterday is forgotten. */
  function sweep(requests: Map<string, ServiceRequest>): void {
    if (requests.size < sweptAt + sweepEvery) return;
    const newest = [...requests.values()].reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), 0);
    for (const [id, { status, updatedAt }] of requests) if (finalStatuses.has(status) && updatedAt < newest - endedMs) requests.delete(id);
    sweptAt = requests.size;
  }

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
        sweep(requests);
        return { requests, offset, loaded };
      });
    },
    reset() {
      sweptAt = 0;
      store.setState(empty);
    },
  };
}
