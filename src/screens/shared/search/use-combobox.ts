import type { SearchResult } from '@/search';
import { deviceStorage } from '@/state';
import { useText } from '@/ui';
import { useId, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react';
import type { Program } from '../../program';
import { chooseResult } from './choose-result';
import { rememberRecent } from './recent-searches';
import { optionId, ordered } from './result-list';
import { ask, useSearch, type Found } from './use-search';

interface Combobox {
  text: string;
  found: Found;
  active: number;
  listId: string;
  setText(text: string): void;
  setActive(index: number): void;
  choose(result: SearchResult): void;
  /** Shows what is remembered now. */
  refresh(): void;
  input: ComponentProps<'input'>;
}

/**
 * A search field with its list (ARIA combobox with a list box popup, focus staying in the field): arrow keys move, Enter chooses, Escape
 * empties the field and then leaves it.
 */
export function useCombobox(program: Program, isOpen: boolean, { open, leave }: { open(): void; leave(): void }): Combobox {
  const { language } = useText();
  const [text, write] = useState('');
  const [pointed, setPointed] = useState<number | null>(null);
  const typed = useRef('');
  const [, refresh] = useState(0);
  const found = useSearch(program, text);
  const listId = useId();
  const list = found.kind === 'recent' ? found.results : ordered(found.results);
  // What is typed is meant for the best result, an empty field for nothing yet.
  const active = list.length === 0 ? -1 : Math.min(pointed ?? (found.kind === 'recent' ? -1 : 0), list.length - 1);

  const setText = (next: string): void => {
    write(next);
    setPointed(null);
    typed.current = next;
  };
  const choose = (result: SearchResult): void => {
    rememberRecent(deviceStorage, program.manifest.id, result);
    setText('');
    leave();
    chooseResult(program, result);
  };
  const chooseFirst = async (): Promise<void> => {
    const [best] = await ask(program, text.trim(), language).catch(() => []);
    if (best && typed.current === text) choose(best);
  };
  const key = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = list[active];
    if (step !== undefined) {
      if (!isOpen) open();
      else if (list.length > 0) setPointed(active < 0 ? (step > 0 ? 0 : list.length - 1) : (active + step + list.length) % list.length);
    } else if (event.key === 'Enter') {
      // What the list shows while the next answer is on its way belongs to what was typed before.
      if (found.kind === 'loading') void chooseFirst();
      else if (isOpen && chosen) choose(chosen);
    } else if (event.key === 'Escape') {
      if (text !== '') setText('');
      else leave();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const input: ComponentProps<'input'> = {
    type: 'text', role: 'combobox', value: text, maxLength: 200, autoComplete: 'off', autoCorrect: 'off', autoCapitalize: 'off', spellCheck: false, enterKeyHint: 'search', inputMode: 'search',
    'aria-expanded': isOpen, 'aria-controls': listId, 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox',
    'aria-activedescendant': isOpen && active >= 0 ? optionId(listId, active) : undefined,
    onKeyDown: key,
    onFocus: () => {
      program.search.prepare();
      open();
    },
    onChange: (event) => {
      setText(event.target.value);
      open();
    },
  };
  return { text, found, active, listId, setText, setActive: setPointed, choose, refresh: () => refresh((count) => count + 1), input };
}
