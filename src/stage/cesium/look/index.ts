export { createAtmosphere } from './atmosphere';
export { createBuildingLook } from './building-look';
export { createGroundLook } from './ground-look';
