import { partOf, shareOfTile, wallSize } from '@/geo';
import { wholePicture, type DocumentOf, type PicturePart, type ScreenPresence, type Wall } from '@/model';
import { panelScreenId } from '@/sync';

/** A place on a wall. */
export interface PanelHere {
  screenId: string;
  row: number;
  column: number;
  part: PicturePart;
  missing: boolean;
  /** Whether a panel belongs here, be it linked or not. */
  bound: boolean;
  here: boolean;
}

/** A wall that can be watched: described in the room, or made of windows that say themselves where they stand. */
export interface WallHere {
  id: string;
  /** Of a described wall; null: it is named by what it is made of. */
  name: string | null;
  rows: number;
  columns: number;
  wall: Wall | null;
  /** Width / height of the whole; null for windows, whose shape their pictures tell. */
  aspectRatio: number | null;
  panels: PanelHere[];
}

const placesOf = (rows: number, columns: number): [row: number, column: number][] =>
  Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns]);

/** The walls of a room: those described, in their order, then windows in equal parts, then single windows. */
export function wallsHere(documents: readonly DocumentOf<'wall'>[], screens: readonly ScreenPresence[]): WallHere[] {
  const large = new Map(screens.flatMap(({ screen }) => (screen.class === 'large' ? [[screen.screenId, screen] as const] : [])));
  const described = documents.map(({ id, content }): WallHere => {
    const { rows, columns, missing, bound } = content;
    const { width, height } = wallSize(content);
    return {
      id, rows, columns, name: content.name, wall: content, aspectRatio: width / height,
      panels: placesOf(rows, columns).map(([row, column]) => {
        const screenId = panelScreenId(id, row, column);
        const place = `${row},${column}`;
        const here = large.delete(screenId);
        return { screenId, row, column, part: partOf(content, row, column), missing: missing.includes(place), bound: here || place in bound, here };
      }),
    };
  });
  const inParts = new Map<string, WallHere>();
  const single: WallHere[] = [];
  for (const { screenId, tile } of large.values()) {
    if (!tile) {
      const panel: PanelHere = { screenId, row: 0, column: 0, part: wholePicture, missing: false, bound: true, here: true };
      single.push({ id: screenId, name: null, rows: 1, columns: 1, wall: null, aspectRatio: null, panels: [panel] });
      continue;
    }
    const { rows, columns, row, column } = tile;
    const id = `${rows}x${columns}`;
    const wall = inParts.get(id) ?? {
      id, name: null, rows, columns, wall: null, aspectRatio: null,
      panels: placesOf(rows, columns).map(([r, c]): PanelHere => ({ screenId: '', row: r, column: c, part: shareOfTile({ row: r, column: c, rows, columns }).part, missing: false, bound: false, here: false })),
    };
    Object.assign(wall.panels[row * columns + column]!, { screenId, bound: true, here: true });
    inParts.set(id, wall);
  }
  return [...described, ...inParts.values(), ...single];
}
