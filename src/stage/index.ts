export * from './stage-api';
export { createStage } from './stage';
export { levelNames } from './budget/ladder';
export type { Adapting } from './budget/budget-keeper';
export type { FrameCamera } from './engine';
