import { createStore as openDatabase, get, update, type UseStore } from 'idb-keyval';
import type { OutboxStorage } from './annotation-outbox';

/** An outbox in this browser's IndexedDB, shared by its windows. */
export function deviceOutbox(key: string): OutboxStorage {
  let database: UseStore | undefined;
  const open = (): UseStore => (database ??= openDatabase('metroscope', 'kept'));
  return {
    read: async () => get<unknown>(key, open()),
    change: async (act) => update<unknown>(key, act, open()),
  };
}
