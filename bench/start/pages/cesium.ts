import { buildModuleUrl, Cartesian3, Cesium3DTileset, CesiumWidget, ImageryLayer, PerspectiveFrustum, TileMapServiceImageryProvider } from 'cesium';
import 'cesium/Build/Cesium/Widgets/CesiumWidget/CesiumWidget.css';
import { markComplete, openCity } from './side';

/** CesiumJS as its quick start has it, with its own settings throughout; its own imagery, since there is no internet. */
(buildModuleUrl as typeof buildModuleUrl & { setBaseUrl(url: string): void }).setBaseUrl(new URL('/cesium/', location.href).href);
window.complete = null;

const { manifest, url, pose } = await openCity();
const widget = new CesiumWidget('city', {
  baseLayer: ImageryLayer.fromProviderAsync(TileMapServiceImageryProvider.fromUrl(buildModuleUrl('Assets/Textures/NaturalEarthII'))),
});
const { scene, camera } = widget;
const frustum = camera.frustum as PerspectiveFrustum;
const aspectRatio = innerWidth / innerHeight;
const tangent = Math.tan((manifest.home.fovy * Math.PI) / 360);
frustum.fov = 2 * Math.atan(tangent * Math.max(1, aspectRatio));
camera.setView({
  destination: new Cartesian3(...pose.eye),
  orientation: { direction: new Cartesian3(...pose.forward), up: new Cartesian3(...pose.up) },
});
const paths = [manifest.tilesets.buildings, manifest.tilesets.ground].filter((path) => path !== null);
await Promise.all(paths.map(async (path) => {
  const tileset = scene.primitives.add(await Cesium3DTileset.fromUrl(url(path))) as Cesium3DTileset;
  await new Promise<void>((loaded) => tileset.initialTilesLoaded.addEventListener(loaded));
}));
const stop = scene.postRender.addEventListener(() => {
  if (!scene.globe.tilesLoaded) return;
  stop();
  markComplete(widget.canvas.getContext('webgl2')!);
});
