import { IconButton, useText } from '@/ui';
import { Activity } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Program } from '../../program';
import { part } from '../part';

const DiagnosticsPanel = part(() => import('./panel'));

const door = createStore(() => ({ open: new URLSearchParams(location.search).has('diagnostics') }));
const toggle = (): void => door.setState(({ open }) => ({ open: !open }));

/** The diagnostics panel while it is open: by F9, by its button, or from the start with `?diagnostics`; over the picture, unless `className` says where. */
export function Diagnostics({ program, className }: { program: Program; className?: string }) {
  const open = useStore(door, (state) => state.open);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'F9' || event.repeat) return;
      event.preventDefault();
      toggle();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return open ? <Suspense><DiagnosticsPanel program={program} className={className} onClose={toggle} /></Suspense> : null;
}

export function DiagnosticsButton() {
  const { t } = useText();
  const open = useStore(door, (state) => state.open);
  return <IconButton look="quiet" label={t('diagnostics.title')} aria-pressed={open} aria-keyshortcuts="F9" onClick={toggle}><Activity /></IconButton>;
}
