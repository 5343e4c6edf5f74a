import type { CompareStore } from '@/state';
import { useText } from '@/ui';
import { ChevronsLeftRight } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import styles from './compare.module.css';

const step = 0.02;
const leap = 0.1;
const within = (share: number): number => Math.min(1, Math.max(0, share));

/** The edge between A on the left and B on the right: dragged by hand, moved by arrows, Page Up and Down, Home and End. */
export function Curtain({ store }: { store: CompareStore }) {
  const { t } = useText();
  const divider = useStore(store, (state) => state.divider);
  const handle = useRef<HTMLDivElement>(null);
  const from = useRef<number | null>(null);
  const hang = (share: number): void => store.setState({ divider: within(share) });
  useEffect(() => {
    document.documentElement.style.setProperty('--divider', String(divider));
  }, [divider]);

  const shareUnder = ({ clientX }: PointerEvent): number => {
    const { left, width } = handle.current!.parentElement!.getBoundingClientRect();
    return (clientX - left) / width;
  };
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -leap, PageUp: leap }[event.key];
    if (by !== undefined) hang(divider + by);
    else if (event.key === 'Home') hang(0);
    else if (event.key === 'End') hang(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const percent = Math.round(divider * 100);
  return (
    <div
      ref={handle} className={styles.curtain} role="slider" tabIndex={0} aria-orientation="horizontal" aria-label={t('compare.curtain')}
      aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} aria-valuetext={t('compare.curtainAt', { percent })}
      style={{ left: `${divider * 100}%` }} onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = shareUnder(event) - divider;
      }}
      onPointerMove={(event) => {
        if (from.current !== null) hang(shareUnder(event) - from.current);
      }}
      onPointerUp={() => (from.current = null)} onPointerCancel={() => (from.current = null)}
    >
      <span className={styles.grip}><ChevronsLeftRight aria-hidden /></span>
    </div>
  );
}
