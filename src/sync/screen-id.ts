import type { Tile } from '@/model';
import { v4 } from 'uuid';

const key = 'metroscope.screen';

/**
 * What the room knows this window by. A panel of a wall is its place on its wall, whichever window shows it: `wallId` tells
 * paired walls apart. Any other window keeps its own while it lives (`storage`: the window's sessionStorage, null where
 * there is none).
 */
export function screenIdOf(tile: Tile, wallId: string | null, storage: Pick<Storage, 'getItem' | 'setItem'> | null): string {
  const { row, column, rows, columns } = tile;
  if (wallId !== null) return panelScreenId(wallId, row, column);
  if (rows * columns > 1) return `wall-${row}-${column}-of-${rows}x${columns}`;
  const held = storage?.getItem(key);
  if (held) return held;
  const made = v4();
  storage?.setItem(key, made);
  return made;
}

/** The screen at a place of a paired wall. */
export const panelScreenId = (wallId: string, row: number, column: number): string => `${row}-${column}-of-${wallId}`.slice(0, 64);
