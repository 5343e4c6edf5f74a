import { createStore as openDatabase, get, update, type UseStore } from 'idb-keyval';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { readBookmarks, type Bookmark } from './bookmark';

interface BookmarkState {
  /** `unavailable`: this browser keeps nothing for this page (private windows, full disk). */
  status: 'loading' | 'ready' | 'unavailable';
  bookmarks: readonly Bookmark[];
  /** Kept entries that could not be read; they are set aside in the database, not deleted. */
  aside: number;
}

/** A city's bookmarks in this browser's IndexedDB, shared by its windows. */
export interface BookmarkStore extends StoreApi<BookmarkState> {
  /** Changes the list as it is in the database now, so that two windows lose nothing of each other's. False: it was not kept. */
  change(act: (list: readonly Bookmark[]) => Bookmark[]): Promise<boolean>;
  /** Reads the list again, after another window may have changed it. */
  refresh(): Promise<void>;
}

export function createBookmarkStore(city: string): BookmarkStore {
  const store = createStore<BookmarkState>(() => ({ status: 'loading', bookmarks: [], aside: 0 }));
  const key = `bookmarks.${city}`;
  const asideKey = `bookmarks.${city}.unreadable`;
  let database: UseStore | undefined;
  const open = (): UseStore => (database ??= openDatabase('metroscope', 'kept'));

  const setAside = async (bad: readonly unknown[]): Promise<void> => {
    if (bad.length > 0) await update<unknown[]>(asideKey, (held = []) => [...held, ...bad], open());
  };
  const change = async (act: (list: readonly Bookmark[]) => Bookmark[]): Promise<boolean> => {
    try {
      let bookmarks: Bookmark[] = [];
      let bad: unknown[] = [];
      await update(key, (kept) => {
        const read = readBookmarks(kept);
        bad = read.bad;
        return (bookmarks = act(read.good));
      }, open());
      await setAside(bad);
      const aside = await get<unknown[]>(asideKey, open());
      store.setState({ status: 'ready', bookmarks, aside: aside?.length ?? 0 });
      return true;
    } catch {
      store.setState({ status: 'unavailable' });
      return false;
    }
  };
  const refresh = async (): Promise<void> => {
    await change((list) => [...list]);
  };

  void refresh();
  return { ...store, change, refresh };
}
