export * from './version';
export * from './messages';
export * from './columns';
export * from './session';
export * from './pairing';
export * from './order';
export * from './room-log';
export * from './embedding';
