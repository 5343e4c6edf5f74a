import { RequestScheduler, TaskProcessor, type Event, type Scene } from 'cesium';

/** What Cesium's own widget uses of `Scene` and its type leaves out. */
export interface UndocumentedScene {
  /** Lets the camera controller act; Cesium's widget calls it before every `render`. */
  initializeFrame(): void;
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
}

/** The same scene, with what its type leaves out. */
export const undocumented = (scene: Scene): Scene & UndocumentedScene => scene as Scene & UndocumentedScene;

/** Calls `listener` when a download or a worker of Cesium's has finished, so that the next frame may show more. */
export function onBackgroundWork(listener: () => void): () => void {
  const { requestCompletedEvent } = RequestScheduler as unknown as { requestCompletedEvent: Event };
  const { taskCompletedEvent } = TaskProcessor as unknown as { taskCompletedEvent: Event };
  const removers = [requestCompletedEvent.addEventListener(listener), taskCompletedEvent.addEventListener(listener)];
  return () => {
    for (const remove of removers) remove();
  };
}
