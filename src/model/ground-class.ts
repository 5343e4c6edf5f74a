/**
 * Classes of the ground tileset; the position in this list is the value of the vertex attribute `_GROUND`
 * (not `_CLASS`: Cesium lower-cases attribute names into GLSL, where `class` is reserved).
 * A `casing` lies under a road and shows as its edge, a `shore` is the edge of water.
 */
export const groundClasses = [
  'water', 'green', 'motorway', 'primary', 'secondary', 'local', 'service', 'path', 'railway', 'paved', 'casing', 'shore',
] as const;
export type GroundClass = (typeof groundClasses)[number];
