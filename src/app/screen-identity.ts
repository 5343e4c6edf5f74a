import type { Screen } from '@/model';
import type { ScreenProfile } from '@/screens';
import type { WallPlace } from '@/state';
import { screenIdOf } from '@/sync';
import { windowMemory } from './window-memory';

/** How the others in the room see this window; `?name=` in the address names it. */
export function describeScreen(profile: ScreenProfile, { tile, wallId, wall }: WallPlace, search: string): Screen {
  const id = screenIdOf(tile, wallId, windowMemory());
  const { row, column, rows, columns } = tile;
  const isPart = rows * columns > 1;
  const given = new URLSearchParams(search).get('name')?.trim();
  const place = isPart ? ` ${row + 1}-${column + 1}` : '';
  const name = given || (wall ? `${wall.name}${place}` : isPart ? `Wall${place}` : `${profile.name} ${id.slice(0, 4)}`);
  return { screenId: id, name: name.slice(0, 80), class: profile.class, ...(isPart ? { tile } : {}) };
}
