import { Button, useText } from '@/ui';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Program } from '../../program';

const InviteDialog = lazy(() => import('./invite-dialog'));

const door = createStore<{ open: boolean }>(() => ({ open: false }));
const toggle = (): void => door.setState(({ open }) => ({ open: !open }));

/** The dialog that lets others in, while it is open: by F7 or its button. */
export function Invitation({ program }: { program: Program }) {
  const { open } = useStore(door);
  const { invites } = program;
  useEffect(() => {
    if (!invites) return;
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'F7' || event.repeat) return;
      event.preventDefault();
      toggle();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [invites]);
  return open && invites ? <Suspense><InviteDialog program={program} invites={invites} onClose={() => door.setState({ open: false })} /></Suspense> : null;
}

export function InviteButton({ program }: { program: Program }) {
  const { t } = useText();
  return program.invites && <Button aria-keyshortcuts="F7" onClick={toggle}><UserPlus aria-hidden />{t('rooms.invite')}<kbd>F7</kbd></Button>;
}
