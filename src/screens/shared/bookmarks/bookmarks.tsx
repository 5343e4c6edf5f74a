import { Button, Message, useText } from '@/ui';
import { BookmarkPlus, Download, Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../../program';
import { fileName } from '../keep/picture-name';
import { saveFile } from '../keep/save-file';
import { useRowDrag } from '../order/use-row-drag';
import { tell } from '../keep/told';
import { readBookmarkFile, writeBookmarkFile, type Bookmark } from './bookmark';
import { mayShow, showRoom } from '../shows/show-room';
import { ShowThing } from '../shows/show-buttons';
import { valuesOfSaved } from '../shows/shown-values';
import { added, moved, removed, renamed, restored } from './bookmark-list';
import { BookmarkRow } from './bookmark-row';
import type { BookmarkStore } from './bookmark-store';
import { saveBookmark } from './save-bookmark';
import styles from './bookmarks.module.css';

/** Kept views of this city: save, fly to, name, order, delete and take back, hand on as a file. */
export function Bookmarks({ program, store }: { program: Program; store: BookmarkStore }) {
  const text = useText();
  const { t } = text;
  const { manifest, keep, sharedNow } = program;
  const { status, bookmarks, aside } = useStore(store);
  const [deleted, setDeleted] = useState<{ bookmark: Bookmark; index: number } | null>(null);
  const [naming, setNaming] = useState<string | null>(null);
  const [said, say] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const move = (id: string, place: number): void => {
    const held = bookmarks.find((bookmark) => bookmark.id === id);
    if (!held || place < 0 || place >= bookmarks.length) return;
    void store.change(moved(id, place));
    say(t('bookmarks.moved', { name: held.name, place: place + 1, count: bookmarks.length }));
  };
  const drag = useRowDrag(move);

  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void store.refresh();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [store]);

  const save = async (): Promise<void> => setNaming(await saveBookmark(program, store, text));
  const remove = (bookmark: Bookmark, index: number): void => {
    void store.change(removed(bookmark.id));
    setDeleted({ bookmark, index });
  };
  const takeBack = (): void => {
    if (deleted) void store.change(restored(deleted.bookmark, deleted.index));
    setDeleted(null);
  };
  const exportFile = (): void => {
    const name = fileName(manifest.id, sharedNow(), manifest.timeZone, '-bookmarks.json');
    saveFile(new Blob([writeBookmarkFile(manifest.id, bookmarks)], { type: 'application/json' }), name);
  };
  const importFile = async (chosen: File): Promise<void> => {
    const read = readBookmarkFile(await chosen.text());
    if (!read.ok) tell({ kind: 'error', title: 'bookmarks.notFile', remedy: 'bookmarks.notFileHelp', values: { name: chosen.name, why: read.why } });
    else if (read.city !== manifest.id) tell({ kind: 'error', title: 'bookmarks.otherCity', remedy: 'bookmarks.otherCityHelp', values: { city: read.city } });
    else if (await store.change(added(read.bookmarks))) tell({ kind: 'done', title: 'bookmarks.imported', values: { count: read.bookmarks.length } });
  };

  if (status === 'unavailable') return <Message kind="error" title={t('bookmarks.unavailable')} remedy={t('bookmarks.unavailableHelp')} />;
  return (
    <div className={styles.bookmarks}>
      <div className={styles.head}>
        <Button look="accent" onClick={() => void save()}><BookmarkPlus aria-hidden />{t('bookmarks.save')}</Button>
        <Button look="quiet" onClick={() => file.current?.click()}><Upload aria-hidden />{t('bookmarks.import')}</Button>
        <Button look="quiet" disabled={bookmarks.length === 0} onClick={exportFile}><Download aria-hidden />{t('bookmarks.export')}</Button>
        <input
          ref={file} type="file" accept="application/json,.json" hidden
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) void importFile(chosen);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {deleted && (
        <Message kind="info" title={t('bookmarks.deleted', { name: deleted.bookmark.name })}>
          <Button onClick={takeBack}>{t('bookmarks.undo')}</Button>
          <Button look="quiet" onClick={() => setDeleted(null)}>{t('common.close')}</Button>
        </Message>
      )}
      {aside > 0 && <p className={styles.when}>{t('bookmarks.aside', { count: aside })}</p>}
      {status === 'ready' && bookmarks.length === 0 && !deleted && <Message kind="empty" title={t('bookmarks.none')} remedy={t('bookmarks.noneHelp')} />}
      <ol className={styles.list}>
        {bookmarks.map((bookmark, i) => (
          <BookmarkRow
            key={bookmark.id} bookmark={bookmark} timeZone={manifest.timeZone} naming={bookmark.id === naming}
            onShow={() => void keep.show(bookmark.saved)} onRename={(name) => void store.change(renamed(bookmark.id, name))}
            order={{ place: i, count: bookmarks.length, dragged: drag.dragged === bookmark.id, move: (place) => move(bookmark.id, place), grip: drag.grip(bookmark.id) }}
            onDelete={() => remove(bookmark, i)}
            toRoom={mayShow(program) ? () => void showRoom(program, valuesOfSaved(program, bookmark.saved)) : null}
          >
            <ShowThing program={program} name={bookmark.name} values={() => valuesOfSaved(program, bookmark.saved)} />
          </BookmarkRow>
        ))}
      </ol>
      <p className={styles.said} aria-live="polite">{said}</p>
    </div>
  );
}
