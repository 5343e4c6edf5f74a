/**
 * Classes of the ground tileset; the position in this list is the value of the vertex attribute `_GROUND`
 * (not `_CLASS`: Cesium lower-cases attribute names into GLSL, where `class` is reserved).
 */
export const groundClasses = [
  'water', 'green', 'motorway', 'primary', 'secondary', 'local', 'service', 'path', 'railway', 'paved',
] as const;
export type GroundClass = (typeof groundClasses)[number];
