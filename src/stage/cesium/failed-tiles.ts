import type { Cesium3DTile, Cesium3DTileset } from 'cesium';

/** Waits before tiles that failed are asked for again, milliseconds; the last one repeats. */
const waits = [4_000, 15_000, 60_000];

/** Cesium never asks again for a tile that failed; 0 is its state of one that was never asked for. */
interface PrivateTile {
  _contentState: number;
}
const neverAsked = 0;

/** Tiles whose content could not be had, asked for again and again: what was down may be up. */
export interface FailedTiles {
  /** Those that are not here yet, being asked for again or not. */
  count(): number;
  dispose(): void;
}

/** `changed` is called when the count may be another or tiles are to be asked for again. */
export function createFailedTiles(tileset: Cesium3DTileset, changed: () => void): FailedTiles {
  const retried = new Set<Cesium3DTile>();
  let attempt = 0;
  let timer = 0;

  const failed = (): Cesium3DTile[] => everyTile(tileset.root).filter((tile) => (tile as Cesium3DTile & { contentFailed: boolean }).contentFailed);
  const retry = (): void => {
    clearTimeout(timer);
    timer = 0;
    if (tileset.isDestroyed()) return;
    for (const tile of failed()) {
      retried.add(tile);
      (tile as unknown as PrivateTile)._contentState = neverAsked;
    }
    changed();
  };
  const offFailed = tileset.tileFailed.addEventListener(() => {
    if (timer !== 0) return;
    timer = window.setTimeout(retry, waits[Math.min(attempt, waits.length - 1)]);
    attempt++;
  });
  const offLoad = tileset.tileLoad.addEventListener((tile: Cesium3DTile) => {
    if (retried.delete(tile) && retried.size === 0) attempt = 0;
  });
  addEventListener('online', retry);
  return {
    count: () => new Set([...retried, ...failed()]).size,
    dispose() {
      clearTimeout(timer);
      removeEventListener('online', retry);
      offFailed();
      offLoad();
    },
  };
}

function everyTile(tile: Cesium3DTile): Cesium3DTile[] {
  return [tile, ...tile.children.flatMap(everyTile)];
}
