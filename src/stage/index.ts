export * from './stage-api';
export { createStage } from './stage';
export { levelNames, type LevelName } from './budget/ladder';
export type { Adapting, BudgetState } from './budget/budget-keeper';
export type { FrameCamera } from './engine';
export { projected } from './frame-camera';
