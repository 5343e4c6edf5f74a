import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Pointed } from '@/state';
import type { Program } from '../program';
import styles from './desk.module.css';

/** The pointer has to rest this long before something is said of what it rests on. */
const delayMs = 350;
/** CSS pixels beside the pointer, and that are kept free to the window's edge. */
const beside = 14;
const room = 300;

/** What the pointer rests on, in a line beside it; gone as soon as the pointer moves on. */
export function PointerTip({ program: { pointed, layers } }: { program: Program }) {
  const thing = useStore(pointed, (state) => state.thing);
  const [shown, setShown] = useState<Pointed | null>(null);
  useEffect(() => {
    if (!thing) return;
    const timer = setTimeout(() => setShown(thing), delayMs);
    const hide = (): void => {
      clearTimeout(timer);
      setShown(null);
    };
    const listening = new AbortController();
    for (const kind of ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const) {
      addEventListener(kind, hide, { capture: true, passive: true, signal: listening.signal });
    }
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [thing]);
  if (!thing || shown !== thing) return null;
  const Tip = layers.find(({ layer }) => layer.selects.includes(thing.kind))?.running.Tip;
  if (!Tip) return null;
  const left = thing.x + beside + room < innerWidth;
  const above = thing.y > innerHeight - 80;
  return (
    <div
      role="tooltip"
      className={styles.tip}
      style={{
        ...(left ? { left: thing.x + beside } : { right: innerWidth - thing.x + beside }),
        ...(above ? { bottom: innerHeight - thing.y + beside } : { top: thing.y + beside }),
      }}
    >
      <Tip id={thing.id} properties={thing.properties} />
    </div>
  );
}
