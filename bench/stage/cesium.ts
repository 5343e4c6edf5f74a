import { poseOf } from '@/geo';
import { buildModuleUrl, Cartesian3, Cesium3DTileset, CesiumWidget, ImageryLayer, PerspectiveFrustum, TileMapServiceImageryProvider } from 'cesium';
import 'cesium/Build/Cesium/Widgets/CesiumWidget/CesiumWidget.css';
import { pause, screenSpaceError, type BenchCity, type Side } from './side';

/** CesiumJS with its own settings, but for what is equal on both sides: the error of tiles, and frames asked for one by one. */
export async function openCesium({ manifest, manifestUrl }: BenchCity, container: HTMLElement): Promise<Side> {
  (buildModuleUrl as typeof buildModuleUrl & { setBaseUrl(url: string): void }).setBaseUrl(new URL('/cesium/', location.href).href);
  const widget = new CesiumWidget(container, {
    useDefaultRenderLoop: false,
    baseLayer: ImageryLayer.fromProviderAsync(TileMapServiceImageryProvider.fromUrl(buildModuleUrl('Assets/Textures/NaturalEarthII'))),
  });
  const { scene } = widget;
  const aspectRatio = innerWidth / innerHeight;
  (scene.camera.frustum as PerspectiveFrustum).fov = 2 * Math.atan(Math.tan((manifest.home.fovy * Math.PI) / 360) * Math.max(1, aspectRatio));
  const paths = [manifest.tilesets.buildings, manifest.tilesets.ground].filter((path) => path !== null);
  const pending = new Map<string, number>();
  for (const path of paths) {
    const tileset = await Cesium3DTileset.fromUrl(new URL(path, manifestUrl).href, { maximumScreenSpaceError: screenSpaceError });
    pending.set(path, 1);
    tileset.loadProgress.addEventListener((requests: number, processing: number) => pending.set(path, requests + processing));
    tileset.initialTilesLoaded.addEventListener(() => pending.set(path, 0));
    scene.primitives.add(tileset);
  }
  const gl = widget.canvas.getContext('webgl2')!;
  let frames = 0;
  return {
    async walk(views) {
      for (const view of views) {
        const pose = poseOf(view);
        const fence = await new Promise<WebGLSync>((drawn) => requestAnimationFrame(() => {
          scene.camera.setView({
            destination: new Cartesian3(...pose.eye),
            orientation: { direction: new Cartesian3(...pose.forward), up: new Cartesian3(...pose.up) },
          });
          widget.resize();
          widget.render();
          frames++;
          drawn(gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)!);
          gl.flush();
        }));
        while (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) await pause(4);
        gl.deleteSync(fence);
      }
    },
    loading: () => [...pending.values()].some((left) => left > 0) || !scene.globe.tilesLoaded,
    overlay: () => undefined,
    frames: () => frames,
    rest() {
      scene.requestRenderMode = true;
      scene.postRender.addEventListener(() => frames++);
      widget.useDefaultRenderLoop = true;
    },
  };
}
