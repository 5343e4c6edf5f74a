import type { Text } from '@/ui';
import type { Program } from '../../program';
import { newId } from '../new-id';
import { tell } from '../keep/told';
import { added } from './bookmark-list';
import type { BookmarkStore } from './bookmark-store';
import { thumbnailOf } from './thumbnail';

/** Keeps what is shown, under a name to be changed. Resolves with its id, null when this browser keeps nothing. */
export async function saveBookmark({ keep, stage, sharedNow }: Program, store: BookmarkStore, { t }: Text): Promise<string | null> {
  const saved = keep.snapshot();
  const taken = new Set(store.getState().bookmarks.map(({ name }) => name));
  let number = taken.size + 1;
  while (taken.has(t('bookmarks.unnamed', { number }))) number += 1;
  const name = t('bookmarks.unnamed', { number });
  const thumbnail = await stage.capture().then(thumbnailOf, () => null);
  const id = newId();
  const kept = await store.change(added([{ id, name, createdAt: Math.max(0, Math.round(sharedNow())), saved, thumbnail }]));
  if (kept) tell({ kind: 'done', title: 'bookmarks.saved', values: { name } });
  else tell({ kind: 'error', title: 'bookmarks.unavailable', remedy: 'bookmarks.unavailableHelp' });
  return kept ? id : null;
}
