import { permissions } from '@/model';
import { readPairingCode } from '@/protocol';
import { IconButton, useText } from '@/ui';
import { LayoutGrid } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Program } from '../../program';
import { part } from '../../shared/part';

const WallsDialog = part(() => import('./walls-dialog'));

/** Takes a code out of the address (`?pair=…`, from a panel's picture): it opens the editor with it, once. */
function codeInAddress(): string | null {
  const url = new URL(location.href);
  const given = url.searchParams.get('pair');
  if (given === null) return null;
  url.searchParams.delete('pair');
  history.replaceState(history.state, '', url);
  return readPairingCode(given);
}

const door = createStore<{ open: boolean; code: string | null }>(() => ({ open: false, code: null }));
const toggle = (): void => door.setState(({ open }) => ({ open: !open, code: null }));

const mayOpen = ({ identity }: Program): boolean => permissions[identity.role].invite;

/** The wall editor while it is open: by F8, by its button, or with a code from a panel. */
export function Walls({ program }: { program: Program }) {
  const { open, code } = useStore(door);
  const may = mayOpen(program);
  useEffect(() => {
    if (!may) return;
    const given = codeInAddress();
    if (given) door.setState({ open: true, code: given });
    const press = (event: KeyboardEvent): void => {
      if (event.code !== 'F8' || event.repeat) return;
      event.preventDefault();
      toggle();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [may]);
  return open ? <Suspense><WallsDialog program={program} code={code} onClose={() => door.setState({ open: false, code: null })} /></Suspense> : null;
}

export function WallsButton({ program }: { program: Program }) {
  const { t } = useText();
  if (!mayOpen(program)) return null;
  return <IconButton look="quiet" label={t('walls.title')} aria-keyshortcuts="F8" onClick={toggle}><LayoutGrid /></IconButton>;
}
