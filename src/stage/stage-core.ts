import { fromEcef, toEcef, type CityFrame, type Vec3 } from '@/geo';
import type { CameraAspect, PictureShare, Position } from '@/model';
import { createCanvas, fitCanvas, longestSideOf, sizeOf } from './canvas';
import { createCityEngine, type CityEngine } from './cesium';
import { createDepthHandover } from './city-depth';
import { calibrationCrosses, createDeckEngine, type DeckEngine } from './deck';
import { createDepthProbe } from './depth-probe';
import type { CityDepth, FrameCamera } from './engine';
import { frameCamera, groundDepth, pointAt, rayThrough, takenTo } from './frame-camera';
import type { FramePart } from './frame-times';
import type { DrawReason } from './draw-reasons';
import { checkGlErrors, resetGlState } from './gl-state';
import { lightAt } from './light';
import { litBy, type Lighting } from './lighting';
import { loadRoadGlow } from './load-road-glow';
import { createGpuPace, type GpuPace, type Quality } from './gpu-pace';
import { nearestPick } from './picking';
import { createPictureReader, type PictureReader } from './picture-reader';
import { createShadows } from './shadows';
import { CalibrationDots, createSiteEngine, type SiteEngine } from './site';
import { createSteer, type Steer } from './steer';
import type { Budget, LonLatPolygon, Pick, Projections, StageOptions } from './stage-api';
import type { Theme } from '@/state';
import { createElement } from 'react';

/** Owner of the marks the stage itself draws. */
const calibration = '~calibration';

/** The three engines on one canvas, for as long as its context lives. */
export interface StageCore {
  readonly canvas: HTMLCanvasElement;
  readonly city: CityEngine;
  readonly deck: DeckEngine;
  readonly site: SiteEngine;
  readonly pace: GpuPace;
  readonly reader: PictureReader;
  /** Whether the context is gone; the news of it comes a little later. */
  lost(): boolean;
  /** Draws one frame; null while the canvas has no size. `moved` receives where hands took the camera. */
  draw(now: number, quality: Quality, moved: (camera: CameraAspect) => void): Record<FramePart, number> | null;
  setTheme(theme: Theme): void;
  setShare(share: PictureShare): void;
  setTime(ms: number): void;
  setLighting(lighting: Lighting): void;
  setScope(polygons: readonly LonLatPolygon[] | null): void;
  setBudget(budget: Budget): void;
  calibrate(points: readonly Position[]): void;
  readonly steer: Steer;
  pick(x: number, y: number): Pick | null;
  project(positions: readonly Position[]): Projections;
  groundAt(x: number, y: number): Position | null;
  surfaceAt(x: number, y: number): Position | null;
  camera(): FrameCamera | null;
  inSight(points: readonly Vec3[]): Promise<Uint8Array>;
  dispose(): void;
}

export interface CoreOptions extends StageOptions {
  frame: CityFrame;
  currentTheme: Theme;
  /** The instant the city is lit for at first, milliseconds since 1970 UTC. */
  litFor: number;
  /** What lights it at first. */
  currentLighting: Lighting;
  /** A frame is due, in that many milliseconds. */
  requestFrame(delayMs: number, reason: DrawReason): void;
  /** Hands are on the camera: a frame is due at once. */
  onTouch(): void;
  onError(message: string): void;
  onLost(): void;
  checkGl: boolean;
}

/** WebGL2 cannot be had on this machine or at this moment. */
export class NoContextError extends Error {
  constructor() {
    super('This browser gives the city no WebGL 2.');
  }
}

/** Throws `NoContextError`, or Cesium's reason when the buildings cannot be opened; leaves nothing behind then. */
export async function createStageCore(options: CoreOptions): Promise<StageCore> {
  const { container, manifest, frame, budget, interactive, requestFrame, onError } = options;
  let { share } = options;
  let theme = options.currentTheme;
  let litFor = options.litFor;
  let lighting = options.currentLighting;
  let light = lightAt(litBy(lighting, litFor, manifest).sun, theme);
  const { canvas, gl } = createCanvas(container);
  const listening = new AbortController();
  let abandoned = false;
  const abandon = (): void => {
    abandoned = true;
    listening.abort();
    canvas.remove();
    // Browsers keep a few contexts only and free them late: a stage that ends gives its own back.
    gl?.getExtension('WEBGL_lose_context')?.loseContext();
  };
  if (!gl) {
    abandon();
    throw new NoContextError();
  }
  canvas.addEventListener('webglcontextlost', () => {
    if (!abandoned) options.onLost();
  }, { signal: listening.signal });
  const limits = { maxPixelRatio: budget.maxPixelRatio, longest: longestSideOf(gl) };
  fitCanvas(canvas, limits, 1);

  const parts: { dispose(): void }[] = [];
  const keep = <T extends { dispose(): void }>(part: T): T => {
    parts.push(part);
    return part;
  };
  const dispose = (): void => {
    for (const part of parts.reverse()) attempt(() => part.dispose(), onError);
    abandon();
  };

  try {
    const invalidate = (): void => requestFrame(0, 'city');
    const overlayFrame = (delayMs: number): void => requestFrame(delayMs, 'overlays');
    const deck = keep(await createDeckEngine(gl, overlayFrame, onError));
    const pace = keep(createGpuPace(gl));
    const handover = keep(createDepthHandover(gl));
    const probe = keep(createDepthProbe(gl));
    const reader = keep(createPictureReader(gl));
    const shadows = keep(createShadows(gl, budget.shadows, manifest.groundHeight));
    const site = keep(await createSiteEngine(gl, light, () => overlayFrame(0)));
    const city = keep(await createCityEngine({
      canvas, gl, budget, manifest, frame, theme, light, interactive, invalidate, onTouch: options.onTouch, onFailure: onError,
      baseUrl: new URL(options.manifestUrl, location.href).href,
    }));
    let last: FrameCamera | null = null;
    let lastDepth: CityDepth | null = null;
    let depthMissed = false;
    const check = (part: string): void => {
      if (options.checkGl) for (const message of checkGlErrors(gl, part)) onError(message);
    };

    const aim = (scale: number): FrameCamera | null => {
      const size = fitCanvas(canvas, limits, scale);
      return size && frameCamera(options.view.get('camera'), share, size, frame, manifest.groundHeight);
    };

    const relight = (): void => {
      const { sun, hour } = litBy(lighting, litFor, manifest);
      light = lightAt(sun, theme);
      city.setLight(light, theme, hour);
      site.setLight(light);
    };
    relight();

    let glowing: Promise<void> | null = null;
    /** Street lamps, when the city is first seen by night. A city without an overview, or whose overview does not come, has none. */
    const lightLamps = (): Promise<void> => (glowing ??= manifest.overview === null ? Promise.resolve() : loadRoadGlow(new URL(manifest.overview, new URL(options.manifestUrl, location.href)).href).then(
      (glow) => {
        if (!glow || abandoned || gl.isContextLost()) return;
        handover.setGlow(glow, frame, manifest.groundHeight);
        invalidate();
      }, () => undefined));
    if (light.night) await lightLamps();

    const steer = createSteer({ ground: manifest.groundHeight, obstacles: () => options.obstacles?.() ?? null, roofAt: city.roofAt });

    return {
      canvas, city, deck, site, pace, reader, dispose, steer,
      lost: () => gl.isContextLost(),
      draw(now, quality, moved) {
        const start = performance.now();
        let camera = aim(quality.scale);
        if (!camera) return null;
        city.setSmooth(quality.smooth);
        city.look(camera, shadows.aim(camera, light, quality));
        const pose = city.step();
        if (pose) {
          const taken = takenTo(pose, camera, share);
          moved({ ...taken, view: steer(camera.view, taken.view) });
          camera = aim(quality.scale) ?? camera;
          city.look(camera, shadows.aim(camera, light, quality));
        }
        last = camera;
        city.draw(camera);
        const depth = city.depth();
        lastDepth = depth;
        const blank = city.blank();
        if (!depth && !blank && !depthMissed && city.tiles().loaded > 0) {
          depthMissed = true;
          onError('The depth of the city cannot be read; marks show through buildings.');
        }
        check('cesium');
        const cityEnd = performance.now();
        resetGlState(gl);
        handover.apply(blank ? 'blank' : depth, camera, light, depth && shadows.draw(city.casters));
        check('depth');
        const siteStart = performance.now();
        site.draw(camera, now);
        resetGlState(gl);
        check('three');
        const deckStart = performance.now();
        deck.draw(camera, now);
        resetGlState(gl);
        check('deck');
        const end = performance.now();
        return { total: end - start, cesium: cityEnd - start, three: deckStart - siteStart, deck: end - deckStart };
      },
      setTheme(next) {
        theme = next;
        relight();
        if (light.night) void lightLamps();
      },
      setShare(next) {
        share = next;
      },
      setTime(ms) {
        litFor = ms;
        if (lighting === 'clock') relight();
      },
      setLighting(next) {
        lighting = next;
        relight();
      },
      setScope(polygons) {
        handover.setScope(polygons, frame);
        invalidate();
      },
      calibrate(points) {
        const local = points.map((point) => frame.toLocal(point));
        city.calibrate(points);
        deck.setLayers(calibration, calibrationCrosses(local));
        site.setNode(calibration, points.length > 0 ? createElement(CalibrationDots, { points: local }) : null);
      },
      setBudget(next) {
        limits.maxPixelRatio = next.maxPixelRatio;
        city.setBudget(next);
        shadows.setLevel(next.shadows);
      },
      pick(x, y) {
        if (!last) return null;
        return nearestPick(last, x, y, handover.read(x, y), { city, deck, site });
      },
      project(positions) {
        if (!last) return { cesium: [], deck: [], three: [] };
        const local = positions.map((position) => frame.toLocal(position));
        return {
          cesium: city.project(positions.map(toEcef), last),
          deck: deck.project(local),
          three: site.project(local),
        };
      },
      groundAt(x, y) {
        if (!last) return null;
        const depth = groundDepth(last, rayThrough(last, x, y), manifest.groundHeight);
        return depth === null ? null : fromEcef(pointAt(last, x, y, depth));
      },
      surfaceAt(x, y) {
        if (!last) return null;
        const ground = groundDepth(last, rayThrough(last, x, y), manifest.groundHeight);
        const depth = Math.min(ground ?? Infinity, handover.read(x, y) ?? Infinity);
        return depth === Infinity ? null : fromEcef(pointAt(last, x, y, depth));
      },
      camera() {
        const size = sizeOf(canvas, limits, 1);
        return size && frameCamera(options.view.get('camera'), share, size, frame, manifest.groundHeight);
      },
      inSight(points) {
        return last && lastDepth ? probe.inSight(lastDepth, last, points) : Promise.resolve(new Uint8Array(points.length).fill(1));
      },
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

function attempt(step: () => void, onError: (message: string) => void): void {
  try {
    step();
  } catch (error) {
    onError(`While closing a view of the city: ${error instanceof Error ? error.message : String(error)}`);
  }
}
