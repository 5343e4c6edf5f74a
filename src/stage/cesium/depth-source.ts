import type { CityDepth } from '../engine';
import type { Scene } from 'cesium';

/** What of Cesium's private fields the depth hand-over rests on; test/stage/occlusion.ts fails when they move. */
interface PrivateScene {
  _view?: {
    globeDepth?: { depthStencilTexture?: { _texture?: WebGLTexture } };
    frustumCommandsList?: { near: number; far: number }[];
  };
}

/** Whether nothing of the earth or the city was in the picture `scene` has just drawn: then there is no depth either. */
export const drewNothing = (scene: Scene): boolean => (scene as unknown as PrivateScene)._view?.frustumCommandsList?.length === 0;

/**
 * Depth of the frame `scene` has just drawn; null when this Cesium keeps it elsewhere or drew in more than one depth
 * range, and then nothing of the city hides an overlay.
 */
export function cityDepthOf(scene: Scene): CityDepth | null {
  const view = (scene as unknown as PrivateScene)._view;
  const texture = view?.globeDepth?.depthStencilTexture?._texture;
  const [nearest, ...others] = view?.frustumCommandsList ?? [];
  if (!texture || !nearest || others.length > 0 || !scene.logarithmicDepthBuffer) return null;
  return { texture, near: nearest.near, far: nearest.far };
}
