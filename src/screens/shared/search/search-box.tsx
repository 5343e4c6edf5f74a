import { IconButton, useText } from '@/ui';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Program } from '../../program';
import { SearchAnswer } from './search-answer';
import { useCombobox } from './use-combobox';
import styles from './search.module.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;

/** The search of a desk: a field with a list under it, reached by Ctrl/⌘K or /. */
export function SearchBox({ program }: { program: Program }) {
  const { t } = useText();
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const { text, found, active, listId, setText, setActive, choose, refresh, input } = useCombobox(program, isOpen, {
    open: () => setOpen(true),
    leave() {
      setOpen(false);
      field.current?.blur();
    },
  });

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isShortcut = (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey)
        || (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target));
      if (!isShortcut) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  useEffect(() => {
    if (!isOpen) return;
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    addEventListener('pointerdown', elsewhere, true);
    addEventListener('focusin', elsewhere);
    return () => {
      removeEventListener('pointerdown', elsewhere, true);
      removeEventListener('focusin', elsewhere);
    };
  }, [isOpen]);

  return (
    <div ref={box} role="search" className={styles.box}>
      <Search aria-hidden className={styles.glass} />
      <input {...input} ref={field} className={styles.field} placeholder={t(program.manifest.streets === null ? 'search.placeholderNoStreets' : 'search.placeholder')} aria-label={t('search.label')} aria-keyshortcuts="Control+K Meta+K /" />
      {text === '' ? <kbd className={styles.shortcut} aria-hidden>{isApple ? '⌘K' : 'Ctrl K'}</kbd> : (
        <IconButton look="quiet" label={t('search.clear')} className={styles.clear} onPointerDown={(event) => event.preventDefault()} onClick={() => setText('')}><X /></IconButton>
      )}
      {isOpen && (
        <div className={styles.popup}>
          <SearchAnswer program={program} found={found} text={text} listId={listId} active={active} onActive={setActive} onChoose={choose} onForget={refresh} />
        </div>
      )}
    </div>
  );
}
