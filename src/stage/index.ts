export * from './stage-api';
export { createStage } from './stage';
export type { FrameCamera } from './engine';
export { projected } from './frame-camera';
