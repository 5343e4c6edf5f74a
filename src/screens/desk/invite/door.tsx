import { Button, useText } from '@/ui';
import { UserPlus } from 'lucide-react';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Program } from '../../program';
import { part } from '../../shared/part';

const InviteDialog = part(() => import('./invite-dialog'));

const door = createStore<{ open: boolean }>(() => ({ open: false }));

/** Opens it for those who may invite. */
export function openInvitation({ invites }: Pick<Program, 'invites'>): void {
  if (invites) door.setState({ open: true });
}

/** The dialog that lets others in, while it is open. */
export function Invitation({ program }: { program: Program }) {
  const { open } = useStore(door);
  const { invites } = program;
  return open && invites ? <Suspense><InviteDialog program={program} invites={invites} onClose={() => door.setState({ open: false })} /></Suspense> : null;
}

export function InviteButton({ program }: { program: Program }) {
  const { t } = useText();
  return program.invites && <Button aria-keyshortcuts="J" onClick={() => openInvitation(program)}><UserPlus aria-hidden />{t('rooms.invite')}<kbd>J</kbd></Button>;
}
