import type { Aspect } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Another screen, and what it is about. */
export interface Ask {
  screenId: string;
  name: string;
  aspects: readonly Aspect[];
}

/** Something another screen did that the person here should know. */
export interface News extends Ask {
  code: 'asked' | 'declined' | 'handed-over' | 'gathered' | 'shown' | 'late';
  /** Of `late`: how many other screens were. */
  more?: number | undefined;
}

export interface ToldState {
  /** Screens that ask this one to hand over, first come first; each once. */
  asks: readonly Ask[];
  /** The last thing told, until it is read. */
  news: News | null;
  /** Screens this one has asked and that have not answered. */
  waitingFor: readonly string[];
}

/** What people at other screens said to the person here. */
export interface ToldStore extends StoreApi<ToldState> {
  tell(news: News): void;
  /** This screen asked these. */
  asked(screenIds: readonly string[]): void;
  /** An ask is answered, or has become void. */
  settle(screenId: string): void;
  read(): void;
}

export function createToldStore(): ToldStore {
  const store = createStore<ToldState>(() => ({ asks: [], news: null, waitingFor: [] }));
  const settle = (screenId: string): void =>
    store.setState(({ asks }) => ({ asks: asks.filter((ask) => ask.screenId !== screenId) }));
  return Object.assign(store, {
    tell({ code, screenId, name, aspects, more }: News) {
      if (code === 'asked') {
        settle(screenId);
        store.setState(({ asks }) => ({ asks: [...asks, { screenId, name, aspects }] }));
        return;
      }
      const answered = code === 'declined' || code === 'handed-over';
      store.setState(({ waitingFor }) => ({
        news: { code, screenId, name, aspects, ...(more === undefined ? {} : { more }) },
        waitingFor: answered ? waitingFor.filter((other) => other !== screenId) : code === 'gathered' ? [] : waitingFor,
      }));
    },
    asked: (screenIds: readonly string[]) => store.setState({ waitingFor: [...screenIds], news: null }),
    settle,
    read: () => store.setState({ news: null }),
  });
}
