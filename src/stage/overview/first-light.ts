import { createCityFrame } from '@/geo';
import type { CityManifest, CameraAspect, Overview, PictureShare } from '@/model';
import type { Theme } from '@/state';
import { pixelRatioOf } from '../canvas';
import { frameCamera, type CanvasSize } from '../frame-camera';
import { lightAt } from '../light';
import { litBy, type Lighting } from '../lighting';
import { loadOverview } from '../load-overview';
import { loadRoadGlow } from '../load-road-glow';
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
  const url = new URL(manifest.overview, manifestUrl).href;
  const loading = loadOverview(url);
  const canvas = document.createElement('canvas');
  canvas.dataset['firstLight'] = '';
  const wanted = Math.min(devicePixelRatio, maxPixelRatio);
  const first = pixelRatioOf(container.clientWidth, container.clientHeight, wanted);
  Object.assign(canvas, { width: container.clientWidth * first, height: container.clientHeight * first });
  Object.assign(canvas.style, { position: 'absolute', inset: '0', width: '100%', height: '100%', zIndex: '1', pointerEvents: 'none' });
  const frame = createCityFrame(manifest.origin);
  let scene: OverviewScene | null = null;
  let overview: Overview | null = null;
  try {
    // While the file is on its way the context is made, which takes as long.
    scene = createOverviewScene(canvas, frame, manifest.groundHeight);
    overview = await loading;
    scene.setOverview(overview);
  } catch (error) {
    loading.catch(() => undefined);
    scene?.dispose();
    throw error;
  }
  container.append(canvas);

  const drawn = scene;
  let again = (): void => undefined;
  let lamps: Overview | null = overview;
  let left = false;
  /** When the city is first seen by night: the first picture does not wait for the lamps. */
  const lightLamps = (): void => {
    if (!lamps) return;
    loadRoadGlow(url, lamps).then((glow) => {
      if (!glow || left) return;
      drawn.setGlow(glow);
      again();
    }, () => undefined);
    lamps = null;
  };
  const sizeHere = (): CanvasSize => {
    const { clientWidth: width, clientHeight: height } = canvas;
    return { width, height, pixelRatio: pixelRatioOf(width, height, wanted, drawn.longest) };
  };
  let shown: CanvasSize | null = null;
  const resized = new ResizeObserver(() => {
    const { width, height } = sizeHere();
    // What it says at first is no change.
    if (shown?.width !== width || shown.height !== height) again();
  });
  resized.observe(canvas);
  return {
    draw(camera, theme, lighting, time) {
      again = () => {
        const size = sizeHere();
        if (size.width === 0 || size.height === 0) return;
        shown = size;
        const { sun, hour } = litBy(lighting, time, manifest);
        const light = lightAt(sun, theme);
        drawn.draw(frameCamera(camera, share, size, frame, manifest.groundHeight), light, hour);
        if (light.night) lightLamps();
      };
      again();
    },
    async leave(ms) {
      left = true;
      resized.disconnect();
      if (ms > 0) await canvas.animate({ opacity: [1, 0] }, { duration: ms, fill: 'forwards' }).finished.catch(() => undefined);
      canvas.remove();
      drawn.dispose();
    },
  };
}
