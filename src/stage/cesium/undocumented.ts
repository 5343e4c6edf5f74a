import type { Scene } from 'cesium';

/** What Cesium's own widget uses of `Scene` and its type leaves out. */
export interface UndocumentedScene {
  /** Lets the camera controller act; Cesium's widget calls it before every `render`. */
  initializeFrame(): void;
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
}

export const undocumented = (scene: Scene): Scene & UndocumentedScene => scene as Scene & UndocumentedScene;
