import { permissions } from '@/model';
import { IconButton, useText } from '@/ui';
import { History } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Program } from '../../program';
import { part } from '../../shared/part';

const SessionPanel = part(() => import('./session-panel'));

const door = createStore(() => ({ open: false }));
const toggle = (): void => door.setState(({ open }) => ({ open: !open }));

const mayOpen = ({ identity }: Program): boolean => permissions[identity.role].audit;

/** The session of the room while it is open: by F7 or by its button, for those who may audit. */
export function Session({ program }: { program: Program }) {
  const open = useStore(door, (state) => state.open);
  const may = mayOpen(program);
  useEffect(() => {
    if (!may) return;
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'F7' || event.repeat) return;
      event.preventDefault();
      toggle();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [may]);
  return open ? <Suspense><SessionPanel program={program} onClose={toggle} /></Suspense> : null;
}

export function SessionButton({ program }: { program: Program }) {
  const { t } = useText();
  const open = useStore(door, (state) => state.open);
  if (!mayOpen(program)) return null;
  return <IconButton look="quiet" label={t('session.title')} aria-pressed={open} aria-keyshortcuts="F7" onClick={toggle}><History /></IconButton>;
}
