import { createCityFrame } from '@/geo';
import type { CityManifest, CameraAspect, PictureShare } from '@/model';
import type { Theme } from '@/state';
import { pixelRatioOf } from '../canvas';
import { frameCamera } from '../frame-camera';
import { lightAt } from '../light';
import { litBy, type Lighting } from '../lighting';
import { loadOverview } from '../load-overview';
import { createOverviewScene, type OverviewScene } from './overview-scene';

export interface FirstLightOptions {
  /** The stage's container: the picture lies over the stage's until it fades. */
  container: HTMLElement;
  manifest: CityManifest;
  /** Address the manifest's paths are relative to. */
  manifestUrl: string;
  share: PictureShare;
  maxPixelRatio: number;
}

/** The city's overview in the stage's place, from the stage's camera, while the stage is loading. */
export interface FirstLight {
  /** `time` is the instant shown, milliseconds since 1970 UTC. */
  draw(camera: CameraAspect, theme: Theme, lighting: Lighting, time: number): void;
  /** Fades out over `ms` milliseconds and gives everything back. */
  leave(ms: number): Promise<void>;
}

/** Null when the city has no overview. @throws {Error} when it cannot be loaded or drawn; nothing is left behind then. */
export async function createFirstLight(options: FirstLightOptions): Promise<FirstLight | null> {
  const { container, manifest, manifestUrl, share, maxPixelRatio } = options;
  if (manifest.overview === null) return null;
  const loading = loadOverview(new URL(manifest.overview, manifestUrl).href);
  const canvas = document.createElement('canvas');
  canvas.dataset['firstLight'] = '';
  const wanted = Math.min(devicePixelRatio, maxPixelRatio);
  const first = pixelRatioOf(container.clientWidth, container.clientHeight, wanted);
  Object.assign(canvas, { width: container.clientWidth * first, height: container.clientHeight * first });
  Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%', zIndex: '1', pointerEvents: 'none' });
  const frame = createCityFrame(manifest.origin);
  let scene: OverviewScene | null = null;
  try {
    // While the file is on its way the context is made, which takes as long.
    scene = createOverviewScene(canvas, frame, manifest.groundHeight);
    scene.setOverview(await loading);
  } catch (error) {
    loading.catch(() => undefined);
    scene?.dispose();
    throw error;
  }
  container.append(canvas);

  const drawn = scene;
  let again = (): void => undefined;
  const resized = new ResizeObserver(() => again());
  resized.observe(canvas);
  return {
    draw(camera, theme, lighting, time) {
      again = () => {
        const { clientWidth: width, clientHeight: height } = canvas;
        if (width === 0 || height === 0) return;
        const size = { width, height, pixelRatio: pixelRatioOf(width, height, wanted, drawn.longest) };
        const { sun, hour } = litBy(lighting, time, manifest);
        drawn.draw(frameCamera(camera, share, size, frame, manifest.groundHeight), lightAt(sun, theme), hour);
      };
      again();
    },
    async leave(ms) {
      resized.disconnect();
      if (ms > 0) await canvas.animate({ opacity: [1, 0] }, { duration: ms, fill: 'forwards' }).finished.catch(() => undefined);
      canvas.remove();
      drawn.dispose();
    },
  };
}
