export * from './stage-api';
export { createStage } from './stage';
