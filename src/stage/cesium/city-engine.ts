import { transformDirection, type CityFrame, type Pose, type Vec3 } from '@/geo';
import type { CityManifest, Position } from '@/model';
import type { Theme } from '@/state';
import { Cartesian2, Cartesian3, Cesium3DTileFeature } from 'cesium';
import type { CityDepth, FrameCamera, Projected } from '../engine';
import { resetGlState } from '../gl-state';
import type { Light } from '../light';
import type { Caster } from '../shadow-map';
import type { BuildingPaint, Budget } from '../stage-api';
import { createBuildingFeatures, type BuildingFeatures } from './building-features';
import { createCalibrationRings } from './calibration-marks';
import { applyPose, installTileFrustum, projectWithCesium } from './camera';
import { createCameraController } from './controller';
import { cityDepthOf, drewNothing } from './depth-source';
import { forgetGlState } from './gl-cache';
import { createAtmosphere, createBuildingLook, createGroundLook } from './look';
import { roofAt } from './roof';
import { castersOf } from './shadow-casters';
import { addWorldImagery, createScene } from './scene';
import { addTileset, type CityTileset, type TileProgress } from './tilesets';
import { contextIdOf, forgetSharedIndices, onBackgroundWork, undocumented } from './undocumented';

export interface CityEngineOptions {
  canvas: HTMLCanvasElement;
  gl: WebGL2RenderingContext;
  budget: Budget;
  manifest: CityManifest;
  frame: CityFrame;
  /** Address the manifest's paths are relative to. */
  baseUrl: string;
  theme: Theme;
  light: Light;
  interactive: boolean;
  /** A frame is due, as soon as the GPU has time. */
  invalidate(): void;
  /** Hands are on the camera: a frame is due at once. */
  onTouch(): void;
  onFailure(message: string): void;
}

/** Earth, ground and buildings, drawn by Cesium, and the hands on the camera. */
export interface CityEngine {
  /** Lets hands act on the camera set by `look`; the pose they moved it to, or null. */
  step(): Pose | null;
  /** Whether hands or their momentum may still move the camera. */
  moving(now: number): boolean;
  /** `reach`: metres towards the light from which something may throw its shadow into the picture. */
  look(camera: FrameCamera, reach?: number): void;
  draw(camera: FrameCamera): void;
  /** What throws shadows in the frame just drawn; `version` changes when buildings come, go or are hidden. */
  casters(): { casters: readonly Caster[]; version: number };
  /** Of the frame just drawn; null when it cannot be had. */
  depth(): CityDepth | null;
  /** Whether the frame just drawn shows nothing but sky. */
  blank(): boolean;
  /** The building drawn at a CSS pixel of the last frame. */
  pickBuilding(x: number, y: number): { id: string; properties: Record<string, string | number> } | null;
  project(points: readonly Vec3[], camera: FrameCamera): Projected[];
  hideBuildings(ids: ReadonlySet<string>): void;
  highlightBuilding(id: string | null): void;
  paintBuildings(paint: BuildingPaint | null): void;
  setCity(state: { buildings: boolean; ground: boolean; groundOpacity?: number }): void;
  /** `hour` is the local hour of day, 0…24. */
  setLight(light: Light, theme: Theme, hour: number): void;
  /** Whether the edges of what comes next are smoothed. */
  setSmooth(smooth: boolean): void;
  setBudget(budget: Budget): void;
  /** Rings at these points; none for an empty list. */
  calibrate(points: readonly Position[]): void;
  /** Metres above the ellipsoid of the building drawn at a place; null where none is. Costs milliseconds. */
  roofAt(place: Position): number | null;
  tiles(): TileProgress;
  /** Whether no building came of those that were asked for. */
  bare(): boolean;
  /** Whether tiles of the city or the globe are still to come. */
  loading(): boolean;
  memoryMB(): number;
  dispose(): void;
}

/** From this height up the globe must be round; below it is land of one colour, and a few large tiles will do. */
const planetHeight = 100_000;
const landError = 12;

/**
 * Main-thread milliseconds of a frame that may go into painting buildings: some of a quick frame, and a share of the time since the
 * last one, or a slow GPU would see the city half painted for a long time.
 */
const paintingMs = (sinceLast: number): number => Math.min(120, Math.max(5, sinceLast * 0.3));

/** Throws when the buildings' tileset cannot be opened. */
export async function createCityEngine(options: CityEngineOptions): Promise<CityEngine> {
  const { canvas, gl, manifest, baseUrl, invalidate, onFailure } = options;
  let { theme, light } = options;
  let { budget } = options;
  const scene = createScene(canvas, gl, budget, manifest.groundHeight);
  const frustum = installTileFrustum(scene.camera);
  const controller = createCameraController(scene, options.interactive, options.onTouch);
  const atmosphere = createAtmosphere(scene);
  const buildingLook = createBuildingLook(light, options.frame);
  const groundLook = createGroundLook(light, options.frame);
  void addWorldImagery(scene, onFailure).then(() => {
    if (scene.isDestroyed()) return;
    atmosphere.setLight(light, theme);
    invalidate();
  });

  const calibrationRings = createCalibrationRings(scene, invalidate);
  const events = { onProgress: invalidate, onFailure };
  let buildings: CityTileset;
  let ground: CityTileset | null;
  try {
    [buildings, ground] = await Promise.all([
      addTileset(scene, new URL(manifest.tilesets.buildings, baseUrl).href, budget, manifest.tilesets.ground ? 0.7 : 1, events),
      manifest.tilesets.ground ? addTileset(scene, new URL(manifest.tilesets.ground, baseUrl).href, budget, 0.3, events) : null,
    ]);
  } catch (error) {
    scene.destroy();
    throw error;
  }
  buildings.tileset.customShader = buildingLook.shader;
  if (ground) ground.tileset.customShader = groundLook.shader;
  const features: BuildingFeatures = createBuildingFeatures(buildings.tileset, invalidate);
  const tilesets = ground ? [buildings, ground] : [buildings];
  const removers = [
    onBackgroundWork(invalidate),
    scene.globe.tileLoadProgressEvent.addEventListener(invalidate),
    scene.globe.imageryLayersUpdatedEvent.addEventListener(invalidate),
  ];

  const directionOf = ({ towards }: Light): Cartesian3 => Cartesian3.fromArray(transformDirection(options.frame.toEcef, towards));
  let towardsLight = directionOf(light);
  let lastDraw = performance.now();

  const ready = (): void => {
    resetGlState(gl);
    forgetGlState(scene);
  };
  const tiles = (): TileProgress => ({
    loaded: tilesets.reduce((sum, { progress }) => sum + progress.loaded, 0),
    pending: tilesets.reduce((sum, { progress }) => sum + progress.pending, 0),
    failed: tilesets.reduce((sum, { progress }) => sum + progress.failed, 0),
  });

  return {
    step() {
      ready();
      return controller.step();
    },
    moving: controller.moving,
    look(camera, reach = 0) {
      frustum.takeIn(towardsLight, reach);
      applyPose(scene.camera, camera.pose);
      frustum.setTangents(camera.tangents);
      undocumented(scene).pixelRatio = camera.pixelRatio;
    },
    draw(camera) {
      const now = performance.now();
      features.work(paintingMs(now - lastDraw));
      lastDraw = now;
      groundLook.setPixelTangent((camera.tangents.top - camera.tangents.bottom) / camera.height);
      scene.globe.maximumScreenSpaceError = camera.view.height > planetHeight ? 2 : landError;
      ready();
      scene.render();
      resetGlState(gl);
    },
    casters: () => ({ casters: buildings.tileset.show ? castersOf(scene, buildings.tileset, options.frame) : [], version: features.version() }),
    depth: () => cityDepthOf(scene),
    blank: () => drewNothing(scene),
    pickBuilding(x, y) {
      ready();
      const picked: unknown = frustum.whilePicking(() => scene.pick(new Cartesian2(x, y), 1, 1));
      resetGlState(gl);
      if (!(picked instanceof Cesium3DTileFeature) || picked.tileset !== buildings.tileset) return null;
      const properties: Record<string, string | number> = {};
      for (const name of picked.getPropertyIds()) {
        const value: unknown = picked.getProperty(name);
        if (typeof value === 'string' || typeof value === 'number') properties[name] = value;
      }
      return { id: String(picked.getProperty('id')), properties };
    },
    project: (points, camera) => projectWithCesium(scene, camera, points),
    hideBuildings: features.hide,
    highlightBuilding: features.highlight,
    paintBuildings(paint) {
      buildingLook.setPainted(paint !== null);
      features.paint(paint);
    },
    setCity(state) {
      buildings.tileset.show = state.buildings;
      if (ground) ground.tileset.show = state.ground;
      groundLook.setOpacity(state.groundOpacity ?? 1);
      invalidate();
    },
    setLight(next, nextTheme, hour) {
      light = next;
      towardsLight = directionOf(light);
      theme = nextTheme;
      atmosphere.setLight(light, theme);
      buildingLook.setLight(light, theme, hour);
      groundLook.setLight(light, theme);
      invalidate();
    },
    calibrate(points) {
      calibrationRings(points);
      invalidate();
    },
    setBudget(next) {
      budget = next;
      for (const each of tilesets) each.setBudget(next);
      invalidate();
    },
    roofAt: ({ longitude, latitude }) => roofAt(scene, buildings.tileset, longitude, latitude),
    setSmooth(smooth) {
      scene.msaaSamples = smooth ? budget.msaaSamples : 1;
      scene.postProcessStages.fxaa.enabled = smooth && budget.msaaSamples === 1;
    },
    tiles,
    bare: () => buildings.progress.failed > 0 && buildings.progress.loaded === 0,
    loading: () => tiles().pending > 0 || features.busy() || !scene.globe.tilesLoaded,
    memoryMB: () => tilesets.reduce((sum, { tileset }) => sum + tileset.totalMemoryUsageInBytes, 0) / 1_048_576,
    dispose() {
      for (const remove of removers) remove();
      controller.dispose();
      features.dispose();
      for (const each of tilesets) each.dispose();
      atmosphere.dispose();
      if (!gl.isContextLost()) ready();
      const contextId = contextIdOf(scene);
      scene.destroy();
      forgetSharedIndices(contextId);
    },
  };
}
