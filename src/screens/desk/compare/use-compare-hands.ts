import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Compare } from '../../compare';
import type { Program } from '../../program';

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input:not([type="range"]), textarea, select, [contenteditable]') !== null;

/** A hand on a picture takes the controls there; [ and ] do it by key. What is edited draws first, so that the other keeps up. */
export function useCompareHands({ stage }: Program, { store, second }: Compare<Program>): void {
  const edited = useStore(store, (state) => state.edited);
  const b = useStore(second, (state) => state.b);
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true, passive: true };
    const take = (name: 'a' | 'b') => (): void => {
      if (store.getState().edited !== name) store.setState({ edited: name });
    };
    for (const kind of ['pointerdown', 'wheel'] as const) {
      stage.canvas.parentElement?.addEventListener(kind, take('a'), options);
      b?.stage.canvas.parentElement?.addEventListener(kind, take('b'), options);
    }
    window.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (event.code === 'BracketLeft') store.setState({ edited: 'a' });
      else if (event.code === 'BracketRight') store.setState({ edited: 'b' });
    }, { signal: listening.signal });
    return () => listening.abort();
  }, [stage, b, store]);
  useEffect(() => (edited === 'b' && b ? b.stage : stage).drawFirst(), [edited, stage, b]);
}
