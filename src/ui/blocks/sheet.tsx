import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useText } from '../i18n';
import { classes } from './classes';
import { neighbour, restingStop, sheetStops, type SheetStop } from './sheet-stops';
import styles from './sheet.module.css';

interface SheetProps {
  stop: SheetStop;
  onStop: (stop: SheetStop) => void;
  /** Always visible above the content and below it. */
  head: ReactNode;
  foot: ReactNode;
  label: string;
  className?: string;
  children: ReactNode;
}

/** Less than this is a tap, pixels. */
const tapPixels = 6;

/** A bottom sheet with three stops: dragged, tapped, or moved with the arrow keys. */
export function Sheet({ stop, onStop, head, foot, label, className, children }: SheetProps) {
  const { t } = useText();
  const sheet = useRef<HTMLElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const drag = useRef<{ from: number; height: number; last: { at: number; y: number }; speed: number } | null>(null);

  const heights = (): Record<SheetStop, number> => {
    const room = sheet.current?.parentElement?.clientHeight ?? innerHeight;
    const parts = [...(sheet.current?.children ?? [])].filter((child) => !child.classList.contains(styles.body ?? ''));
    const peek = parts.reduce((sum, child) => sum + child.getBoundingClientRect().height + (Number.parseFloat(getComputedStyle(child).marginBlockEnd) || 0), 2);
    const half = sheet.current ? Number.parseFloat(getComputedStyle(sheet.current).getPropertyValue('--half')) / 100 : 0.5;
    return { peek, half: Math.max(peek + 80, room * half), full: Math.max(peek + 160, room - 76) };
  };

  const down = (event: PointerEvent<HTMLElement>): void => {
    if (event.target instanceof Element && event.target.closest('button:not([data-handle]), a, input')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientY, height: sheet.current?.clientHeight ?? 0, last: { at: event.timeStamp, y: event.clientY }, speed: 0 };
  };
  const move = (event: PointerEvent<HTMLElement>): void => {
    const held = drag.current;
    if (!held) return;
    const seconds = (event.timeStamp - held.last.at) / 1_000;
    if (seconds > 0) held.speed = (held.last.y - event.clientY) / seconds;
    held.last = { at: event.timeStamp, y: event.clientY };
    const { peek, full } = heights();
    setDragged(Math.min(full, Math.max(peek, held.height + held.from - event.clientY)));
  };
  const up = (event: PointerEvent<HTMLElement>): void => {
    const held = drag.current;
    drag.current = null;
    setDragged(null);
    if (!held) return;
    if (Math.abs(held.from - event.clientY) < tapPixels) onStop(sheetStops[(sheetStops.indexOf(stop) + 1) % sheetStops.length]!);
    else onStop(restingStop(held.height + held.from - event.clientY, held.speed, heights()));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowUp') onStop(neighbour(stop, 1));
    else if (event.key === 'ArrowDown') onStop(neighbour(stop, -1));
    else if (event.key === 'Enter' || event.key === ' ') onStop(sheetStops[(sheetStops.indexOf(stop) + 1) % sheetStops.length]!);
    else return;
    event.preventDefault();
  };
  const cancel = (): void => {
    drag.current = null;
    setDragged(null);
  };
  const grip = { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: cancel };
  const height = dragged === null ? { peek: 'auto', half: 'var(--half)', full: 'calc(100% - 4.75rem)' }[stop] : `${dragged}px`;
  return (
    <section ref={sheet} data-cover className={classes(styles.sheet, className)} data-dragging={dragged !== null} data-stop={stop} style={{ height }} aria-label={label}>
      <button
        type="button" data-handle className={styles.handle} {...grip} onKeyDown={key}
        aria-label={t(stop === 'full' ? 'field.smaller' : 'field.larger')} aria-expanded={stop !== 'peek'}
      />
      <div className={styles.head} {...grip}>{head}</div>
      {/* What is opened begins at its beginning, however far the last was scrolled. */}
      {(stop !== 'peek' || dragged !== null) && <div key={label} className={styles.body}>{children}</div>}
      <div className={styles.foot}>{foot}</div>
    </section>
  );
}
