export * from './version';
export * from './messages';
export * from './columns';
export * from './session';
export * from './order';
export * from './embedding';
