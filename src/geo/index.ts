export * from './ellipsoid';
export * from './matrix';
export * from './city-frame';
export * from './pose';
export * from './frustum';
export { interpolateView } from './interpolation';
export { flightAt } from './flight-path';
