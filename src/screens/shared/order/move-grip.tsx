import { useText } from '@/ui';
import { GripVertical } from 'lucide-react';
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import styles from './move-grip.module.css';
import type { Grip } from './use-row-drag';

/** Where a row stands in its list, and how it is put elsewhere. */
export interface RowOrder {
  place: number;
  count: number;
  dragged: boolean;
  /** To a place from 0; one that is none changes nothing. */
  move(place: number): void;
  grip: Grip;
}

/** Moves a row by one with Alt and an arrow key; anything else is left alone. */
export function moveByKey({ place, move }: RowOrder, event: KeyboardEvent): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (step === 0 || !event.altKey) return;
  event.preventDefault();
  move(place + step);
}

/** The handle by which a row is dragged to another place, or moved with the arrow keys. */
export function MoveGrip({ name, order }: { name: string; order: RowOrder }) {
  const { t } = useText();
  const button = useRef<HTMLButtonElement>(null);
  const byKey = useRef(false);
  const place = useRef(order.place);
  // A browser takes the focus from an element that is put elsewhere.
  useLayoutEffect(() => {
    if (place.current === order.place) return;
    place.current = order.place;
    if (byKey.current) button.current?.focus();
    byKey.current = false;
  }, [order.place]);
  return (
    <button
      ref={button} type="button" className={styles.grip} aria-label={t('layerTree.move', { name })} title={t('layerTree.move', { name })}
      onKeyDown={(event) => {
        byKey.current = event.altKey;
        moveByKey(order, event);
      }}
      // A row may itself be something to carry elsewhere; by its handle it stays in its list.
      data-grip="" {...order.grip}
    >
      <GripVertical aria-hidden />
    </button>
  );
}
