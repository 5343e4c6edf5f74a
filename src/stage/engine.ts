import type { FrustumTangents, Mat4, Pose, Vec3 } from '@/geo';
import type { ViewState } from '@/model';

/** Everything an engine needs to draw one frame from the one camera. */
export interface FrameCamera {
  view: ViewState;
  pose: Pose;
  /** The part of the picture this window shows, as tangents from the line of sight. */
  tangents: FrustumTangents;
  /** The whole picture, of all windows of a wall, likewise. */
  whole: FrustumTangents;
  /** City frame → eye. */
  viewMatrix: Mat4;
  /** Of the overlay engines; Cesium chooses its own near and far. */
  projectionMatrix: Mat4;
  /** Metres. */
  near: number;
  far: number;
  /** Metres from the eye to what is looked at: where a pixel-sized mark has exactly its size. */
  focalDistance: number;
  /** CSS pixels. */
  width: number;
  height: number;
  /** Device pixels per CSS pixel. */
  pixelRatio: number;
}

/** What one engine found under a point, before the engines are compared. */
export interface EngineHit {
  layer: string;
  id: string;
  /** Metres along the line of sight (not along the ray). */
  eyeDepth: number;
  properties: Record<string, string | number>;
}

/** CSS pixels from the top left; null behind the eye. */
export type Projected = readonly [x: number, y: number] | null;

/** An engine that draws over the city, on the city's depth, in city-frame metres. */
export interface OverlayEngine {
  draw(camera: FrameCamera, now: number): void;
  /** The thing at a CSS pixel that stands in front of `limit` metres of eye depth. */
  pick(x: number, y: number, camera: FrameCamera, limit: number): EngineHit | null;
  project(points: readonly Vec3[]): Projected[];
  dispose(): void;
}

/** Cesium's depth of the frame just drawn: logarithmic between near and far metres (`log2(1 + w − near)` scaled to 0…1). */
export interface CityDepth {
  texture: WebGLTexture;
  near: number;
  far: number;
}
