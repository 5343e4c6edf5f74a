export * from './stage-api';
