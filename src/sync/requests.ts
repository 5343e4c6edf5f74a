import type { RequestsMessage } from '@/protocol';
import type { RequestStore } from '@/state';

/**
 * Takes a page of the snapshot or a live change (rule R15). Offsets of one log only grow: a smaller one than what is held is
 * another log, and begins anew.
 */
export function takeRequests(store: RequestStore, { items, offset, more }: RequestsMessage): void {
  const held = store.getState();
  if (offset < held.offset) store.reset();
  store.upsert(items, offset, !more || (held.loaded && offset >= held.offset));
}
