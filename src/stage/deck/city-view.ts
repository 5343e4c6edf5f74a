import type { Mat4 } from '@/geo';
import { View, Viewport } from '@deck.gl/core';
import type { FrameCamera } from '../engine';

/** What the view of one frame is made of, in the terms of deck.gl's `Viewport`. */
export interface CityViewState {
  /** deck.gl never moves the camera by itself. */
  transitionDuration?: 0;
  viewMatrix: Mat4;
  projectionMatrix: Mat4;
  near: number;
  far: number;
  focalDistance: number;
  /** log2 of CSS pixels per metre at the focal distance: makes deck.gl's pixel units true there. */
  zoom: number;
}

/** The stage's camera as a deck.gl view: common space is the city frame, in metres. */
export class CityView extends View<CityViewState> {
  static displayName = 'CityView';

  getViewportType(): typeof Viewport {
    return Viewport;
  }

  get ControllerType(): never {
    throw new Error('The stage moves the camera, not deck.gl.');
  }
}

/** deck.gl's terms for a frame's camera. */
export function cityViewState({ viewMatrix, projectionMatrix, near, far, focalDistance, tangents, height }: FrameCamera): CityViewState {
  const pixelsPerMetre = height / ((tangents.top - tangents.bottom) * focalDistance);
  return { viewMatrix, projectionMatrix, near, far, focalDistance, zoom: Math.log2(pixelsPerMetre) };
}
