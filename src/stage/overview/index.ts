export { createFirstLight, type FirstLight } from './first-light';
