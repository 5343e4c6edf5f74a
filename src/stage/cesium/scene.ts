import {
  buildModuleUrl, Ellipsoid, Globe, ImageryLayer, Scene, TileMapServiceImageryProvider,
} from 'cesium';
import { semiMajorAxis, semiMinorAxis } from '@/geo';
import type { Budget } from '../stage-api';

/** The globe lies this far under the city's ground, so that the two never fight for a pixel; metres. */
const clearance = 0.6;

/** Where the page serves Cesium's workers and textures. */
const cesiumBase = '/cesium/';

/**
 * Cesium's scene on a canvas whose context is already made, without its viewer, its services or its render loop. The
 * globe, and the ellipsoid from which Cesium keeps the eye away, is WGS-84 raised to just under the city's ground.
 */
export function createScene(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext, budget: Budget, groundHeight: number): Scene {
  (buildModuleUrl as typeof buildModuleUrl & { setBaseUrl(url: string): void }).setBaseUrl(new URL(cesiumBase, location.href).href);
  const lift = groundHeight - clearance;
  const ellipsoid = new Ellipsoid(semiMajorAxis + lift, semiMajorAxis + lift, semiMinorAxis + lift);
  const scene = new Scene({
    canvas,
    ellipsoid,
    contextOptions: { getWebGLStub: () => gl },
    creditContainer: document.createElement('div'),
    creditViewport: document.createElement('div'),
    scene3DOnly: true,
    orderIndependentTranslucency: false,
    msaaSamples: budget.msaaSamples,
  });
  scene.rethrowRenderErrors = true;
  scene.logarithmicDepthBuffer = true;
  scene.highDynamicRange = false;
  scene.postProcessStages.fxaa.enabled = budget.msaaSamples === 1;
  scene.globe = new Globe(ellipsoid);
  scene.globe.depthTestAgainstTerrain = true;
  scene.globe.showWaterEffect = false;
  scene.globe.tileCacheSize = 50;
  return scene;
}

/** The blue marble seen from far away; a globe of one colour when its files are not there. */
export async function addWorldImagery(scene: Scene, onFailure: (message: string) => void): Promise<void> {
  try {
    const provider = await TileMapServiceImageryProvider.fromUrl(buildModuleUrl('Assets/Textures/NaturalEarthII'));
    if (!scene.isDestroyed()) scene.imageryLayers.add(new ImageryLayer(provider));
  } catch (error) {
    onFailure(`World imagery: ${error instanceof Error ? error.message : String(error)}`);
  }
}
