import { IconButton, useText } from '@/ui';
import { ArrowLeft, X } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Program } from '../../program';
import { SearchAnswer } from './search-answer';
import { useCombobox } from './use-combobox';
import styles from './search.module.css';

/** Pixels the on-screen keyboard leaves free. */
function useFreeHeight(): number {
  return useSyncExternalStore(
    (changed) => {
      const target = visualViewport ?? window;
      target.addEventListener('resize', changed);
      return () => target.removeEventListener('resize', changed);
    },
    () => Math.round(visualViewport?.height ?? innerHeight),
  );
}

/** The search of a tablet: over everything, above the on-screen keyboard, made for fingers. */
export function SearchSheet({ program, onClose }: { program: Program; onClose(): void }) {
  const { t } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const height = useFreeHeight();
  const { text, found, active, listId, setText, setActive, choose, refresh, input } = useCombobox(program, true, { open: () => undefined, leave: onClose });

  useEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);

  return (
    <dialog ref={dialog} className={styles.sheet} style={{ height }} onClose={onClose} aria-label={t('search.label')}>
      <div role="search" className={styles.sheetHead}>
        <IconButton look="quiet" label={t('common.back')} onClick={onClose}><ArrowLeft /></IconButton>
        <input {...input} ref={field} className={styles.sheetField} placeholder={t(program.manifest.streets === null ? 'search.placeholderNoStreets' : 'search.placeholder')} aria-label={t('search.label')} />
        {text !== '' && <IconButton look="quiet" label={t('search.clear')} onPointerDown={(event) => event.preventDefault()} onClick={() => setText('')}><X /></IconButton>}
      </div>
      <div className={styles.sheetBody}>
        <SearchAnswer program={program} found={found} text={text} listId={listId} active={active} onActive={setActive} onChoose={choose} onForget={refresh} />
      </div>
    </dialog>
  );
}
