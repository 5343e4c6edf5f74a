import type { ScreenClass } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface PresenceState {
  /** Whether the other screens of the room are drawn on this one's map. */
  shown: boolean;
  /** The screen a hand has chosen on the map, and where: CSS pixels of the page. */
  chosen: { screenId: string; x: number; y: number } | null;
}

/** Never shared with the room: whose cameras a person sees is that person's business. */
export type PresenceStore = StoreApi<PresenceState>;

/** Shown at first on a desk alone; remembered for every kind of screen. A full storage only means that it is forgotten. */
export function createPresenceStore(screenClass: ScreenClass, storage: Pick<Storage, 'getItem' | 'setItem'>): PresenceStore {
  const key = `metroscope.presence.${screenClass}`;
  const store = createStore<PresenceState>(() => ({ shown: (storage.getItem(key) ?? String(screenClass === 'medium')) === 'true', chosen: null }));
  store.subscribe(({ shown }, before) => {
    if (shown === before.shown) return;
    try {
      storage.setItem(key, String(shown));
    } catch {
      // As the comment above says.
    }
  });
  return store;
}
