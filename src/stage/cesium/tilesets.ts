import { Cesium3DTileset, type Scene } from 'cesium';
import type { Budget } from '../stage-api';
import { createFailedTiles } from './failed-tiles';
import { nameTileset } from './undocumented';

export interface TileProgress {
  loaded: number;
  pending: number;
  failed: number;
}

/** One 3D Tiles tileset of the city. */
export interface CityTileset {
  readonly tileset: Cesium3DTileset;
  readonly progress: TileProgress;
  /** Takes effect with the next frame; tiles kept over the new limit are dropped. */
  setBudget(budget: Budget): void;
  dispose(): void;
}

export interface TilesetEvents {
  /** Something loaded, failed or is waiting: draw, and look at `progress`. */
  onProgress(): void;
  /** `message` says which file failed and how. */
  onFailure(message: string): void;
}

/** Adds a tileset to the scene. Throws with Cesium's reason when `url` is no tileset. */
export async function addTileset(scene: Scene, url: string, budget: Budget, share: number, events: TilesetEvents): Promise<CityTileset> {
  const tileset = await Cesium3DTileset.fromUrl(url, {
    maximumScreenSpaceError: budget.screenSpaceError,
    cacheBytes: budget.tileMemoryMB * share * 1_048_576,
    maximumCacheOverflowBytes: budget.tileMemoryMB * share * 524_288,
    enableCollision: false,
    dynamicScreenSpaceError: false,
    foveatedScreenSpaceError: false,
    cullRequestsWhileMoving: false,
  }).catch((error: unknown) => {
    throw new Error(`${new URL(url, location.href).pathname}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  });
  const failures = createFailedTiles(tileset, events.onProgress);
  const progress: TileProgress = { loaded: 0, pending: 0, failed: 0 };
  const removers = [
    tileset.loadProgress.addEventListener((requests: number, processing: number) => {
      progress.pending = requests + processing;
      events.onProgress();
    }),
    tileset.tileLoad.addEventListener(() => {
      progress.loaded++;
      if (progress.failed > 0) progress.failed = failures.count();
      events.onProgress();
    }),
    tileset.tileFailed.addEventListener((failure: { url: string; message: string }) => {
      progress.failed = Math.max(1, failures.count());
      events.onFailure(`${new URL(failure.url, location.href).pathname}: ${failure.message}`);
      events.onProgress();
    }),
  ];
  nameTileset(tileset, url);
  scene.primitives.add(tileset);
  return {
    tileset,
    progress,
    setBudget(next) {
      const bytes = next.tileMemoryMB * share * 1_048_576;
      const less = bytes < tileset.cacheBytes;
      tileset.maximumScreenSpaceError = next.screenSpaceError;
      tileset.cacheBytes = bytes;
      tileset.maximumCacheOverflowBytes = bytes / 2;
      if (less) tileset.trimLoadedTiles();
    },
    dispose: () => {
      for (const remove of removers) remove();
      failures.dispose();
    },
  };
}
