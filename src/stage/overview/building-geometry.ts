import { overviewUnit, type Overview } from '@/model';
import { BufferAttribute, BufferGeometry, ShapeUtils, Vector2 } from 'three';

/** City-frame z of east, north and height above the ellipsoid, metres. */
export type Curve = (x: number, y: number, height: number) => number;

/**
 * Walls and roofs of all prisms: `position` in city-frame metres, `face` the unit normal and the building's random number,
 * `facade` decimetres along the wall, above the foot and up to the roof. No instancing: software GPUs draw instances one by one.
 */
export function buildingGeometry({ corners, points, bottom, top, seed }: Overview['prisms'], groundHeight: number, curve: Curve): BufferGeometry {
  const all = points.length / 2;
  const position = new Float32Array(all * 15);
  const face = new Int8Array(all * 20);
  const facade = new Uint16Array(all * 20);
  const index = new Uint32Array(all * 9);
  let [vertex, at, first] = [0, 0, 0];

  const put = (x: number, y: number, z: number, nx: number, ny: number, nz: number, random: number, along: number, above: number, height: number): void => {
    position[vertex * 3] = x;
    position[vertex * 3 + 1] = y;
    position[vertex * 3 + 2] = z;
    face[vertex * 4] = nx * 127;
    face[vertex * 4 + 1] = ny * 127;
    face[vertex * 4 + 2] = nz * 127;
    face[vertex * 4 + 3] = random;
    facade[vertex * 4] = along;
    facade[vertex * 4 + 1] = above;
    facade[vertex * 4 + 2] = height;
    vertex++;
  };

  for (let prism = 0; prism < corners.length; prism++) {
    const count = corners[prism]!;
    const random = seed[prism]! >> 1;
    const [low, high] = [groundHeight + bottom[prism]! / 10, groundHeight + top[prism]! / 10];
    const height = Math.min(65_535, Math.max(0, top[prism]! - bottom[prism]!));
    const x = (i: number): number => points[(first + (i % count)) * 2]! * overviewUnit;
    const y = (i: number): number => points[(first + (i % count)) * 2 + 1]! * overviewUnit;
    const z = (i: number, up: number): number => curve(x(i), y(i), up);
    let along = 0;
    for (let i = 0; i < count; i++) {
      const [dx, dy] = [x(i + 1) - x(i), y(i + 1) - y(i)];
      const length = Math.hypot(dx, dy);
      const [nx, ny] = [dy / length, -dx / length];
      const [from, to] = [along * 10, (along + length) * 10];
      put(x(i), y(i), z(i, low), nx, ny, 0, random, from, 0, height);
      put(x(i + 1), y(i + 1), z(i + 1, low), nx, ny, 0, random, to, 0, height);
      put(x(i + 1), y(i + 1), z(i + 1, high), nx, ny, 0, random, to, height, height);
      put(x(i), y(i), z(i, high), nx, ny, 0, random, from, height, height);
      for (const corner of [4, 3, 2, 4, 2, 1]) index[at++] = vertex - corner;
      along += length;
    }
    const roof = vertex;
    for (let i = 0; i < count; i++) put(x(i), y(i), z(i, high), 0, 0, 1, random, 0, height, height);
    for (const corner of triangles(points, first, count)) index[at++] = roof + corner;
    first += count;
  }

  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('face', new BufferAttribute(face, 4, true));
  geometry.setAttribute('facade', new BufferAttribute(facade, 4));
  geometry.setIndex(new BufferAttribute(index.subarray(0, at), 1));
  return geometry;
}

/** Corner numbers of the triangles of one outline. */
function triangles(points: Int32Array, first: number, count: number): number[] {
  if (count === 3) return [0, 1, 2];
  const ring = Array.from({ length: count }, (_, i) => new Vector2(points[(first + i) * 2], points[(first + i) * 2 + 1]));
  return ShapeUtils.triangulateShape(ring, []).flat();
}
