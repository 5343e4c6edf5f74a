import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { GroundClass } from '@/model';
import type { GroundPiece } from '../content';
import { boundsOf, centreOf, unite, type Bounds } from './bounds';
import { groundGlb } from './ground-glb';
import type { Tile } from './tileset';

/** Level at which a class appears, from 0 (seen from afar) on; areas of `wideArea` square metres always at 0. */
const levelOf: Record<GroundClass, number> = {
  motorway: 0, primary: 0, secondary: 1, railway: 1, water: 1, green: 1, local: 2, casing: 2, shore: 2, paved: 3, service: 3, path: 3,
};
const wideArea = 60_000;

/** Per level: side of a tile in metres, and the error without the levels below it (a viewer within about 90 × that sees them). */
const levels = [
  { side: Infinity, geometricError: 220 },
  { side: 12_000, geometricError: 75 },
  { side: 6_000, geometricError: 30 },
  { side: 3_000, geometricError: 0 },
];

interface Entry {
  piece: GroundPiece;
  bounds: Bounds;
  level: number;
}

/** Writes glbs into `folder` and returns their tree: main roads and large areas at the root, small ones further down. */
export async function writeGroundTiles(pieces: readonly GroundPiece[], folder: string, onTile: (done: number) => void): Promise<Tile> {
  const entries = pieces.map((piece): Entry => ({
    piece,
    bounds: boundsOf(piece.positions),
    level: piece.area >= wideArea ? 0 : levelOf[piece.ground],
  }));
  let written = 0;
  const build = async (all: Entry[], level: number): Promise<Tile> => {
    const own = all.filter((entry) => entry.level === level);
    let uri: string | null = null;
    if (own.length > 0) {
      uri = `${written++}.glb`;
      await writeFile(join(folder, uri), groundGlb(own.map(({ piece }) => piece), unite(own.map(({ bounds }) => bounds))));
      onTile(written);
    }
    const below = all.filter((entry) => entry.level > level);
    const children: Tile[] = [];
    for (const cell of cells(below, levels[level + 1]?.side ?? Infinity)) children.push(await build(cell, level + 1));
    return { bounds: unite(all.map(({ bounds }) => bounds)), geometricError: below.length > 0 ? levels[level]!.geometricError : 0, uri, children };
  };
  return build(entries, 0);
}

/** Entries by square of `side` metres that their centre is in. */
function cells(entries: readonly Entry[], side: number): Entry[][] {
  const grid = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [x, y] = centreOf(entry.bounds);
    const key = `${Math.floor(x / side)},${Math.floor(y / side)}`;
    const cell = grid.get(key);
    if (cell) cell.push(entry);
    else grid.set(key, [entry]);
  }
  return [...grid.values()];
}
