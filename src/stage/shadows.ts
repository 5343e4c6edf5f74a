import type { FrameCamera } from './engine';
import type { Quality } from './gpu-pace';
import type { Light } from './light';
import { fitShadow, type ShadowFit } from './shadow-fit';
import { createShadowMap, type Caster, type ShadowMap } from './shadow-map';
import type { CastShadows } from './shadow-source';
import type { Budget } from './stage-api';

/** Shadows of the frame being drawn. */
export interface Shadows {
  /** Before the city is drawn: metres towards the light from which it must not be culled. */
  aim(camera: FrameCamera, light: Light, quality: Quality): number;
  /** After the city was drawn; null where there are none in this frame. Leaves GL state as a fresh context's. */
  draw(casters: () => { casters: readonly Caster[]; version: number }): CastShadows | null;
  setLevel(level: Budget['shadows']): void;
  dispose(): void;
}

const sizes: Record<Exclude<Budget['shadows'], 'off'>, number> = { low: 2_048, high: 4_096 };

/** `groundHeight` is the ground's over the ellipsoid, metres. The map is made when the first shadow falls. */
export function createShadows(gl: WebGL2RenderingContext, initial: Budget['shadows'], groundHeight: number): Shadows {
  let map: ShadowMap | null = null;
  let fit: ShadowFit | null = null;
  const largest = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
  const sizeOf = (level: Budget['shadows']): number => (level === 'off' ? 0 : Math.min(sizes[level], largest));
  let size = sizeOf(initial);
  return {
    aim(camera, light, quality) {
      fit = size > 0 && quality.smooth && light.shadow > 0 ? fitShadow(camera, camera.whole, light.towards, groundHeight, size) : null;
      return fit?.reach ?? 0;
    },
    draw(castersNow) {
      if (!fit) return null;
      map ??= createShadowMap(gl, size);
      const { casters, version } = castersNow();
      return casters.length > 0 ? map.draw(fit, casters, version) : null;
    },
    setLevel(level) {
      if (sizeOf(level) === size) return;
      size = sizeOf(level);
      map?.dispose();
      map = null;
    },
    dispose: () => map?.dispose(),
  };
}
