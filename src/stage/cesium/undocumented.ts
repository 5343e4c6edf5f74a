import { RequestScheduler, TaskProcessor, type Cesium3DTileset, type Event, type Scene } from 'cesium';

/** What Cesium's own widget uses of `Scene` and its type leaves out. */
export interface UndocumentedScene {
  /** Lets the camera controller act; Cesium's widget calls it before every `render`. */
  initializeFrame(): void;
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
}

/** The same scene, with what its type leaves out. */
export const undocumented = (scene: Scene): Scene & UndocumentedScene => scene as Scene & UndocumentedScene;

/**
 * Gives a tileset a name of its own. Every frame the scene listens for the height of the ground under the eye, and keeps what ends
 * that under the tileset's `id`, which no tileset has: with two of them a listener a frame would stay for good.
 */
export function nameTileset(tileset: Cesium3DTileset, id: string): void {
  Object.assign(tileset, { id });
}

/** Calls `listener` when a download or a worker of Cesium's has finished, so that the next frame may show more. */
export function onBackgroundWork(listener: () => void): () => void {
  const { requestCompletedEvent } = RequestScheduler as unknown as { requestCompletedEvent: Event };
  const { taskCompletedEvent } = TaskProcessor as unknown as { taskCompletedEvent: Event };
  const removers = [requestCompletedEvent.addEventListener(listener), taskCompletedEvent.addEventListener(listener)];
  return () => {
    for (const remove of removers) remove();
  };
}
