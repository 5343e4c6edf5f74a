import type { Stage } from '@/stage';
import type { CompareStore } from '@/state';
import { useEffect, useRef } from 'react';
import styles from './compare.module.css';

interface CrossMarkProps {
  a: Stage;
  b: Stage;
  store: CompareStore;
}

/** Where the pointer is in one picture, the other has a cross at the same place of the city. */
export function CrossMark({ a, b, store }: CrossMarkProps) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal, passive: true };
    const hide = (): void => {
      if (mark.current) mark.current.hidden = true;
    };
    const watch = (here: Stage, there: Stage): void => {
      const container = here.canvas.parentElement;
      container?.addEventListener('pointermove', ({ clientX, clientY, pointerType }) => {
        const from = here.canvas.getBoundingClientRect();
        const to = there.canvas.getBoundingClientRect();
        const [x, y] = [clientX - from.left, clientY - from.top];
        const place = pointerType === 'touch' ? null : store.getState().linked ? [x, y] as const : placeOf(here, there, x, y);
        const inside = place && place[0] >= 0 && place[1] >= 0 && place[0] < to.width && place[1] < to.height;
        if (!mark.current || !inside) return hide();
        mark.current.hidden = false;
        mark.current.style.translate = `${to.left + place[0]}px ${to.top + place[1]}px`;
      }, options);
      container?.addEventListener('pointerleave', hide, options);
    };
    watch(a, b);
    watch(b, a);
    return () => listening.abort();
  }, [a, b, store]);
  return <div ref={mark} className={styles.cross} hidden aria-hidden />;
}

/** A pixel of one picture's ground in the other; null for sky and for what is behind the other eye. */
function placeOf(here: Stage, there: Stage, x: number, y: number): readonly [number, number] | null {
  const position = here.groundAt(x, y);
  return (position && there.project([position]).deck[0]) ?? null;
}
