import { useStore } from 'zustand';
import type { Program } from '../program';

/** What its layer knows of the selected thing; nothing while nothing is selected. */
export function SelectionPanel({ program: { view, layers } }: { program: Program }) {
  const selection = useStore(view.store, (state) => state.selection);
  if (!selection) return null;
  const Panel = layers.find(({ layer }) => layer.selects.includes(selection.kind))?.running.Panel;
  return Panel ? <Panel key={selection.id} id={selection.id} /> : null;
}
