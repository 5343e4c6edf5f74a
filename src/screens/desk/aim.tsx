import { useText } from '@/ui';
import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { Program } from '../program';
import { drives, isForCity } from './keys';
import styles from './desk.module.css';

/** What the cross lies on is outlined when no key has moved the camera for this long, milliseconds. */
const restMs = 400;

const onCity = (target: EventTarget | null): boolean => target === document.body || target instanceof HTMLCanvasElement;

/**
 * The cross of hands on a keyboard, in the middle of the map from the first key that moves the camera until the mouse moves: Enter
 * selects what lies under it, with Shift as a double click; while something is measured, Space sets a point there.
 */
export function Aim({ program: { stage, camera, measure, drawing } }: { program: Program }) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const measuring = useMeasuring(measure);

  const act = useEffectEvent((kind: 'click' | 'hover'): void => {
    const { x, y } = camera.middle();
    stage.point(kind, x, y);
  });
  const press = useEffectEvent((event: KeyboardEvent): void => {
    const { code, key, ctrlKey, metaKey, altKey, shiftKey, repeat, target } = event;
    if (ctrlKey || metaKey || altKey || !onCity(target) || (drawing && drawing.store.getState().tool !== null)) return;
    const sets = measuring ? code === 'Space' : key === 'Enter';
    if (!sets) return;
    event.preventDefault();
    // Space turns an opened building otherwise.
    event.stopPropagation();
    setShown(true);
    if (repeat) return;
    act('click');
    if (shiftKey && !measuring) act('click');
  });

  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    let rest = 0;
    const leave = (): void => {
      clearTimeout(rest);
      setShown(false);
    };
    window.addEventListener('keydown', press, { ...options, capture: true });
    window.addEventListener('keydown', (event) => {
      if (drives(event.code) && isForCity(event)) setShown(true);
    }, options);
    window.addEventListener('keyup', ({ code }) => {
      if (!drives(code)) return;
      clearTimeout(rest);
      rest = window.setTimeout(() => act('hover'), restMs);
    }, options);
    for (const kind of ['pointermove', 'pointerdown', 'wheel'] as const) window.addEventListener(kind, leave, { ...options, passive: true });
    return () => {
      clearTimeout(rest);
      listening.abort();
    };
  }, []);

  if (!shown) return null;
  const { left, top } = stage.canvas.getBoundingClientRect();
  const { x, y } = camera.middle();
  return (
    <div className={styles.aim} style={{ left: left + x, top: top + y }} aria-hidden>
      <svg viewBox="0 0 32 32"><path d="M16 3v9M16 20v9M3 16h9M20 16h9" /></svg>
      <span><kbd>{measuring ? '␣' : '↵'}</kbd> {t(measuring ? 'measure.here' : 'desk.keys.select')}</span>
    </div>
  );
}

const never = { subscribe: () => () => undefined, getState: () => ({ kind: null }), getInitialState: () => ({ kind: null }) };

const useMeasuring = (measure: Program['measure']): boolean => useStore(measure ?? never, ({ kind }) => kind !== null);
