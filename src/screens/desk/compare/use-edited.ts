import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Program } from '../../program';

const alone = createStore(() => ({ open: false, edited: 'a', b: null }));

/** The picture that controls and keys act on, and whether there are two; B's is A's until it is there. */
export function useEdited(program: Program): { edited: Program; compared: boolean } {
  const compared = useStore(program.compare?.store ?? alone, ({ open }) => open);
  const name = useStore(program.compare?.store ?? alone, ({ edited }) => edited);
  const b = useStore(program.compare?.second ?? alone, (state) => state.b);
  return { edited: compared && name === 'b' && b ? b : program, compared };
}
