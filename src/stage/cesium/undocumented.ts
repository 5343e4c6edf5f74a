import { RequestScheduler, TaskProcessor, TerrainProvider, type Cesium3DTileset, type Event, type Scene } from 'cesium';

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

/** Points per side of a tile of Cesium's ground without heights, and of what stands for one that has not come. */
const groundGrids = [16, 9];

type Indices = object & { indexBuffers?: Record<string, unknown> };
type IndicesOfGrid = (width: number, height: number) => { indices: Indices };

/**
 * Call after `destroy` with the `contextId` the scene had. Tiles of the globe share their indices among all scenes of the page, and each scene hangs
 * its buffer for them, and with it its whole graphics context, on these; a destroyed scene leaves it there.
 */
export function forgetSharedIndices(contextId: string): void {
  const { getRegularGridIndicesAndEdgeIndices: plain, getRegularGridAndSkirtIndicesAndEdgeIndices: skirted } = TerrainProvider as unknown as Record<string, IndicesOfGrid>;
  for (const points of groundGrids) for (const indicesOf of [plain!, skirted!]) delete indicesOf(points, points).indices.indexBuffers?.[contextId];
}

/** Names a scene's graphics context among those of the page. */
export const contextIdOf = (scene: Scene): string => (scene as unknown as { context: { id: string } }).context.id;
