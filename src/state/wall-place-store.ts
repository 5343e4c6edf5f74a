import { shareOfTile, shareOfWall } from '@/geo';
import type { PictureShare, Tile, Wall } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where this window is in the whole picture; of a paired panel also the wall, as the room knows it. */
export interface WallPlace {
  tile: Tile;
  wallId: string | null;
  wall: Wall | null;
}

export type WallPlaceStore = StoreApi<WallPlace>;

export const createWallPlaceStore = (place: WallPlace): WallPlaceStore => createStore(() => place);

export const shareOfPlace = ({ tile, wall }: WallPlace): PictureShare => (wall ? shareOfWall(wall, tile.row, tile.column) : shareOfTile(tile));
