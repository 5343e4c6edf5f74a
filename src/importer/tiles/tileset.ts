import type { Mat4 } from '@/geo';
import { centreOf, diagonalOf, type Bounds } from './bounds';

/** A node of a tile tree before it is written; every refinement adds to what its parents show. */
export interface Tile {
  bounds: Bounds;
  geometricError: number;
  /** File name of the content, relative to the tileset. */
  uri: string | null;
  children: Tile[];
}

interface TileJson {
  boundingVolume: { box: number[] };
  geometricError: number;
  refine?: 'ADD';
  transform?: Mat4;
  content?: { uri: string };
  children?: TileJson[];
}

/** A 3D Tiles 1.1 tileset whose root carries the city frame; it stays visible until it is a few pixels large. */
export function tilesetJson(root: Tile, toEcef: Mat4): string {
  const rootJson: TileJson = { ...tileJson(root), refine: 'ADD', transform: toEcef };
  return JSON.stringify({ asset: { version: '1.1' }, geometricError: round(diagonalOf(root.bounds) * 4), root: rootJson });
}

function tileJson(tile: Tile): TileJson {
  const { min, max } = tile.bounds;
  const half = (k: 0 | 1 | 2): number => Math.max(0.01, (max[k] - min[k]) / 2);
  return {
    boundingVolume: { box: [...centreOf(tile.bounds), half(0), 0, 0, 0, half(1), 0, 0, 0, half(2)].map((v) => Math.round(v * 1000) / 1000) },
    geometricError: round(tile.geometricError),
    ...(tile.uri !== null && { content: { uri: tile.uri } }),
    ...(tile.children.length > 0 && { children: tile.children.map(tileJson) }),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;
