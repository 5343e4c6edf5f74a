import type { Scene } from 'cesium';

interface PrivateContext {
  _currentRenderState: unknown;
  _currentPassState: unknown;
  _currentFramebuffer: unknown;
  _defaultRenderState: unknown;
  _defaultPassState: unknown;
}

/** Tells Cesium that the GL state is a fresh context's again. Call after `resetGlState`, before Cesium draws. */
export function forgetGlState(scene: Scene): void {
  const { context } = scene as unknown as { context: PrivateContext };
  context._currentRenderState = context._defaultRenderState;
  context._currentPassState = context._defaultPassState;
  context._currentFramebuffer = undefined;
}
