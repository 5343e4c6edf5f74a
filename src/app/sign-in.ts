import type { Tile } from '@/model';
import type { ScreenProfile } from '@/screens';
import { createWallPlaceStore, type WallPlaceStore } from '@/state';
import { panelSlot } from './pairing/panel-slot';
import { readPanel, type HeldPanel } from './pairing/held-panel';
import { windowMemory } from './window-memory';
import { readToken, tokenIn } from './token';

/** A paired panel and where this browser remembers it. */
export interface Panel extends HeldPanel {
  slot: string;
}

/** What a page may begin with; without `token` it has to ask for one, as the panel `slot` on a wall. */
export interface SignIn {
  token: string | null;
  place: WallPlaceStore;
  panel: Panel | null;
  slot: string | null;
}

let slotOfWindow: Promise<string> | null = null;

/**
 * The sign-in of a page: a link's token, or on a wall what this panel was paired with. `tile`: the part its address names, null when
 * it names none.
 */
export async function findSignIn(page: ScreenProfile['page'], tile: Tile | null): Promise<SignIn> {
  const plain = { place: createWallPlaceStore({ tile: tile ?? { row: 0, column: 0, rows: 1, columns: 1 }, wallId: null, wall: null }), panel: null, slot: null };
  if (page !== 'wall' || tile || tokenIn(location.hash) !== null) return { ...plain, token: readToken(page, location.hash) };
  // A page that tries again is the same panel still.
  slotOfWindow ??= panelSlot(location.search, windowMemory(), navigator.locks as LockManager | undefined);
  const slot = await slotOfWindow;
  const held = readPanel(slot);
  if (!held) return { ...plain, slot, token: new URLSearchParams(location.search).has('panel') ? null : readToken(page, '') };
  const { token, wallId, wall, row, column } = held;
  const place = createWallPlaceStore({ tile: { row, column, rows: wall.rows, columns: wall.columns }, wallId, wall });
  return { token, place, slot, panel: { ...held, slot } };
}
