import type { WallPlace } from '@/state';
import type { WallFace } from './wall-layout';

/** What an address may say of a wall that is not described. */
export interface AddressedWall {
  mmPerPixel?: number;
  distanceM?: number;
}

/** The whole wall in the CSS pixels of one of its windows, which is `width` × `height` of them. */
export function faceOf({ tile, wall }: WallPlace, width: number, height: number, addressed: AddressedWall): WallFace {
  const panel = { width, height };
  if (!wall) return { rows: tile.rows, columns: tile.columns, missing: [], panel, bezel: { x: 0, y: 0 }, ...addressed };
  return {
    rows: wall.rows,
    columns: wall.columns,
    missing: wall.missing,
    panel,
    bezel: { x: (wall.bezel.horizontal / wall.panel.width) * width, y: (wall.bezel.vertical / wall.panel.height) * height },
    mmPerPixel: wall.panel.height / height,
    distanceM: wall.distance,
  };
}
