import type { Aspect, SharedState } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

/**
 * Who made a change. `user`: a hand or the automation API on this screen; `remote`: the room; `system`: start-up and
 * restored choices. Only `user` changes are sent to the room or detach a followed aspect, so nothing echoes.
 */
export type ChangeOrigin = 'user' | 'remote' | 'system';

export type Change = {
  [A in Aspect]: { aspect: A; value: SharedState[A]; origin: ChangeOrigin };
}[Aspect];

/** What this screen shows, as plain data. The one place every reader and writer of the shared aspects meets. */
export interface ViewStore {
  /** For reading and for React; write through `set`. */
  readonly store: Pick<StoreApi<SharedState>, 'getState' | 'subscribe' | 'getInitialState'>;
  get<A extends Aspect>(aspect: A): SharedState[A];
  set<A extends Aspect>(aspect: A, value: SharedState[A], origin: ChangeOrigin): void;
  /** Called after every change, in order; returns its own removal. */
  onChange(listener: (change: Change) => void): () => void;
}

/** A store that tells of a change only when a value is another one (`Object.is`). */
export function createViewStore(initial: SharedState): ViewStore {
  const store = createStore<SharedState>(() => initial);
  const listeners = new Set<(change: Change) => void>();
  return {
    store,
    get: (aspect) => store.getState()[aspect],
    set(aspect, value, origin) {
      if (Object.is(store.getState()[aspect], value)) return;
      store.setState({ [aspect]: value } as Partial<SharedState>);
      for (const listener of listeners) listener({ aspect, value, origin } as Change);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
