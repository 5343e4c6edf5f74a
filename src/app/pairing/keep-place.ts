import { documentOf, documentsOf, type LinkStore, type RoomStore, type WallPlaceStore } from '@/state';
import { forgetPanel, holdPanel } from './held-panel';
import type { Panel } from '../sign-in';

interface KeepPlaceOptions {
  panel: Panel;
  place: WallPlaceStore;
  room: RoomStore;
  link: LinkStore;
  reload(): void;
}

/**
 * Keeps a panel where the wall's description says it stands. A changed description is shown at once; another place is another
 * screen, so the page starts anew there; unbound, it starts anew with a code.
 */
export function keepPlace({ panel, place, room, link, reload }: KeepPlaceOptions): void {
  const { slot, ...held } = panel;
  let seen = false;
  let ended = false;
  const restart = (act: () => void): void => {
    ended = true;
    act();
    reload();
  };
  room.subscribe((state, before) => {
    if (ended || state.ofKind.wall === before.ofKind.wall) return;
    const found = documentsOf(state, 'wall').flatMap(({ id, content }) =>
      Object.entries(content.bound).filter(([, bound]) => bound === held.panel).map(([at]) => ({ id, at, content })))[0];
    if (found) {
      seen = true;
      const [row, column] = found.at.split(',').map(Number) as [number, number];
      const next = { ...held, wallId: found.id, row, column, wall: found.content };
      if (found.id !== held.wallId || row !== held.row || column !== held.column) return restart(() => holdPanel(slot, next));
      holdPanel(slot, next);
      place.setState({ tile: { row, column, rows: found.content.rows, columns: found.content.columns }, wall: found.content });
    } else if (seen || documentOf(state, 'wall', held.wallId)) restart(() => forgetPanel(slot));
  });
  link.subscribe(({ status, notice }) => {
    if (!ended && status === 'refused' && notice?.code === 'unauthorized') restart(() => forgetPanel(slot));
  });
}
