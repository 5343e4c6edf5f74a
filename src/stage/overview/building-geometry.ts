import { overviewUnit, type Overview } from '@/model';
import { BufferAttribute, BufferGeometry, ShapeUtils, Vector2 } from 'three';

/** City-frame z of east, north and height above the ellipsoid, metres. */
export type Curve = (x: number, y: number, height: number) => number;

/**
 * Walls and roofs of all prisms: `position` in city-frame metres, `face` the unit normal and the building's random number,
 * `facade` decimetres along the wall, above the foot and up to the roof. No instancing: software GPUs draw instances one by
 * one. Written without objects per corner, because the first picture waits for it.
 */
export function buildingGeometry({ corners, points, bottom, top, seed }: Overview['prisms'], groundHeight: number, curve: Curve): BufferGeometry {
  const all = points.length / 2;
  const position = new Float32Array(all * 15);
  const face = new Int8Array(all * 20);
  const facade = new Uint16Array(all * 20);
  const index = new Uint32Array(all * 9);
  let vertex = 0;
  let at = 0;

  const put = (x: number, y: number, z: number, nx: number, ny: number, nz: number, random: number, along: number, above: number, height: number): void => {
    const p = vertex * 3;
    const q = vertex * 4;
    position[p] = x;
    position[p + 1] = y;
    position[p + 2] = z;
    face[q] = nx;
    face[q + 1] = ny;
    face[q + 2] = nz;
    face[q + 3] = random;
    facade[q] = along;
    facade[q + 1] = above;
    facade[q + 2] = height;
    vertex++;
  };

  for (let prism = 0, first = 0; prism < corners.length; first += corners[prism++]!) {
    const count = corners[prism]!;
    const random = seed[prism]! >> 1;
    const low = groundHeight + bottom[prism]! / 10;
    const rise = (top[prism]! - bottom[prism]!) / 10;
    const height = Math.min(65_535, Math.max(0, top[prism]! - bottom[prism]!));
    let ax = points[first * 2]! * overviewUnit;
    let ay = points[first * 2 + 1]! * overviewUnit;
    let az = curve(ax, ay, low);
    let along = 0;
    const roof = vertex + count * 4;
    for (let i = 1; i <= count; i++) {
      const next = (first + (i === count ? 0 : i)) * 2;
      const bx = points[next]! * overviewUnit;
      const by = points[next + 1]! * overviewUnit;
      const bz = curve(bx, by, low);
      const length = Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
      const nx = ((by - ay) / length) * 127;
      const ny = ((ax - bx) / length) * 127;
      const from = along * 10;
      along += length;
      put(ax, ay, az, nx, ny, 0, random, from, 0, height);
      put(bx, by, bz, nx, ny, 0, random, along * 10, 0, height);
      put(bx, by, bz + rise, nx, ny, 0, random, along * 10, height, height);
      put(ax, ay, az + rise, nx, ny, 0, random, from, height, height);
      index[at++] = vertex - 4;
      index[at++] = vertex - 3;
      index[at++] = vertex - 2;
      index[at++] = vertex - 4;
      index[at++] = vertex - 2;
      index[at++] = vertex - 1;
      ax = bx;
      ay = by;
      az = bz;
    }
    for (let i = 0; i < count; i++) {
      const wall = (roof - (count - i) * 4) * 3;
      put(position[wall]!, position[wall + 1]!, position[wall + 2]! + rise, 0, 0, 127, random, 0, height, height);
    }
    if (isConvex(points, first, count)) {
      for (let i = 2; i < count; i++) {
        index[at++] = roof;
        index[at++] = roof + i - 1;
        index[at++] = roof + i;
      }
    } else for (const corner of triangles(points, first, count)) index[at++] = roof + corner;
  }

  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('face', new BufferAttribute(face, 4, true));
  geometry.setAttribute('facade', new BufferAttribute(facade, 4));
  geometry.setIndex(new BufferAttribute(index.subarray(0, at), 1));
  return geometry;
}

/** Corner numbers of the triangles of one outline, counter-clockwise. */
function triangles(points: Int32Array, first: number, count: number): number[] {
  const ring = Array.from({ length: count }, (_, i) => new Vector2(points[(first + i) * 2], points[(first + i) * 2 + 1]));
  return ShapeUtils.triangulateShape(ring, []).flat();
}

function isConvex(points: Int32Array, first: number, count: number): boolean {
  if (count === 3) return true;
  let ax = points[(first + count - 2) * 2]!;
  let ay = points[(first + count - 2) * 2 + 1]!;
  let bx = points[(first + count - 1) * 2]!;
  let by = points[(first + count - 1) * 2 + 1]!;
  for (let i = first * 2; i < (first + count) * 2; i += 2) {
    const cx = points[i]!;
    const cy = points[i + 1]!;
    if ((bx - ax) * (cy - by) - (cx - bx) * (by - ay) < 0) return false;
    ax = bx;
    ay = by;
    bx = cx;
    by = cy;
  }
  return true;
}
