import { IconButton, useText } from '@/ui';
import { Columns2 } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Compare } from '../../compare';
import type { Program } from '../../program';
import { CompareFrame } from './compare-frame';

const toggle = ({ store, open, close }: Compare<Program>): void => (store.getState().open ? close() : open());

/** The frame of the two pictures while they are compared: by F4 or by its button. */
export function CompareView({ program }: { program: Program }) {
  return program.compare && <Open program={program} compare={program.compare} />;
}

function Open({ program, compare }: { program: Program; compare: Compare<Program> }) {
  const open = useStore(compare.store, (state) => state.open);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'F4' || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      toggle(compare);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [compare]);
  return open ? <CompareFrame program={program} compare={compare} /> : null;
}

export function CompareButton({ compare }: { compare: Compare<Program> | null }) {
  return compare && <Button compare={compare} />;
}

function Button({ compare }: { compare: Compare<Program> }) {
  const { t } = useText();
  const open = useStore(compare.store, (state) => state.open);
  return <IconButton look="quiet" label={t('compare.open')} aria-pressed={open} aria-keyshortcuts="F4" onClick={() => toggle(compare)}><Columns2 /></IconButton>;
}
