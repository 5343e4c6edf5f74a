export * from './view-store';
export * from './link-store';
export * from './request-store';
export * from './preference-store';
export * from './stage-store';
export * from './flight';
export * from './region-index';
export * from './pointed-store';
