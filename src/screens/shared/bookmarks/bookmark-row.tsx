import { classes, IconButton, useText } from '@/ui';
import { ArrowDown, ArrowUp, ImageOff, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { carry } from '../shows/carry';
import { MoveGrip, type RowOrder } from '../order/move-grip';
import type { Bookmark } from './bookmark';
import styles from './bookmarks.module.css';

interface BookmarkRowProps {
  bookmark: Bookmark;
  timeZone: string;
  /** Begin with its name to be written. */
  naming: boolean;
  onShow: () => void;
  onRename: (name: string) => void;
  order: RowOrder;
  onDelete: () => void;
  /** Shows it to the room; null where that is not to be shown anything. */
  toRoom: (() => void) | null;
  /** Further acts. */
  children?: ReactNode;
}

export function BookmarkRow({ bookmark: { name, saved: { clock }, createdAt, thumbnail }, timeZone, naming, onShow, onRename, order, onDelete, toRoom, children }: BookmarkRowProps) {
  const { t, date, time } = useText();
  const [editing, setEditing] = useState(naming);
  // The row may be there before it is asked to be named.
  const [asked, setAsked] = useState(naming);
  if (asked !== naming) {
    setAsked(naming);
    if (naming) setEditing(true);
  }
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!editing) return;
    field.current?.focus();
    field.current?.select();
  }, [editing]);
  const when = (at: number): string => `${date(at, { timeZone, short: true, year: true })}, ${time(at, { timeZone })}`;
  const finish = (text: string): void => {
    setEditing(false);
    if (text !== name) onRename(text);
  };
  return (
    <li className={classes(styles.row, order.dragged && styles.dragged)} {...(toRoom && !editing ? carry(() => ({ name, sides: false, drop: toRoom })) : {})}>
      <MoveGrip name={name} order={order} />
      <button type="button" className={styles.show} onClick={onShow} aria-label={t('bookmarks.show', { name })}>
        {thumbnail ? <img src={thumbnail} alt="" /> : <span className={styles.blank}><ImageOff aria-hidden /></span>}
      </button>
      <div className={styles.what}>
        {editing ? (
          <input
            ref={field} className={styles.name} defaultValue={name} maxLength={120} aria-label={t('bookmarks.name')}
            onBlur={(event) => finish(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') finish(event.currentTarget.value);
              else if (event.key === 'Escape') {
                // Leaving the field counts as done, also this way.
                event.currentTarget.value = name;
                finish(name);
              }
            }}
          />
        ) : (
          <button type="button" className={styles.name} onClick={onShow}>{name}</button>
        )}
        <span className={styles.when}>{clock.mode === 'set' ? t('bookmarks.timeSet', { time: when(clock.at) }) : when(createdAt)}</span>
        <div className={styles.acts}>
          {children}
          <IconButton look="quiet" label={t('bookmarks.rename', { name })} onClick={() => setEditing(true)}><Pencil /></IconButton>
          <IconButton look="quiet" label={t('bookmarks.up', { name })} disabled={order.place === 0} onClick={() => order.move(order.place - 1)}><ArrowUp /></IconButton>
          <IconButton look="quiet" label={t('bookmarks.down', { name })} disabled={order.place === order.count - 1} onClick={() => order.move(order.place + 1)}><ArrowDown /></IconButton>
          <IconButton look="quiet" label={t('bookmarks.delete', { name })} onClick={onDelete}><Trash2 /></IconButton>
        </div>
      </div>
    </li>
  );
}
