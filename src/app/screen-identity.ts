import type { Screen, Tile } from '@/model';
import type { ScreenProfile } from '@/screens';
import { screenIdOf } from '@/sync';

function windowStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** How the others in the room see this window; `?name=` in the address names it. */
export function describeScreen(profile: ScreenProfile, tile: Tile, search: string): Screen {
  const id = screenIdOf(tile, windowStorage());
  const { row, column, rows, columns } = tile;
  const isPart = rows * columns > 1;
  const given = new URLSearchParams(search).get('name')?.trim().slice(0, 80);
  const name = given || (isPart ? `Wall ${row + 1}-${column + 1}` : `${profile.name} ${id.slice(0, 4)}`);
  return { screenId: id, name, class: profile.class, ...(isPart ? { tile } : {}) };
}
