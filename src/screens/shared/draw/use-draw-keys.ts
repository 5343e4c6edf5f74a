import { useEffect } from 'react';
import type { Program } from '../../program';
import { closeCordon } from './tools';

/** While something is drawn its keys come before the screen's own: Ctrl Z takes back, Enter closes, Backspace takes a corner, Escape ends. */
export function useDrawKeys(program: Program): void {
  useEffect(() => {
    const { drawing } = program;
    if (!drawing) return;
    const { store } = drawing;
    const back = (): void => {
      const { draft } = store.getState();
      if (draft) store.setState({ draft: draft.kind === 'cordon' && draft.points.length > 1 ? { ...draft, points: draft.points.slice(0, -1) } : null });
    };
    const acts: Record<string, () => void> = {
      Escape: () => store.setState(store.getState().draft ? { draft: null } : { tool: null }),
      Enter: () => closeCordon(program),
      Backspace: back,
    };
    const press = (event: KeyboardEvent): void => {
      const act = acts[event.key] ?? (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) ? drawing.undo : undefined);
      const within = (what: string): boolean => event.target instanceof HTMLElement && event.target.closest(what) !== null;
      const elsewhere = within('input:not([type="checkbox"]), textarea, select, [contenteditable]') || (event.key === 'Enter' && within('button, a'));
      if (!act || (elsewhere && event.key !== 'Escape')) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [program]);
}
