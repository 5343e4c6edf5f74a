import { cross, dot, invertRigid, transformDirection, type Vec3 } from '@/geo';
import type { FrameCamera } from './engine';

/** What a picture shows of the city frame: all that lies between the rays through its corners, however far. */
export interface ViewCone {
  eye: Vec3;
  rays: readonly Vec3[];
  /** Normals of planes through the eye, towards what is seen. */
  sides: readonly Vec3[];
}

/** The cone of a picture with so many CSS pixels more on each side. */
export function viewCone({ viewMatrix, tangents: { left, right, bottom, top }, width, height }: FrameCamera, margin: number): ViewCone {
  const toCity = invertRigid(viewMatrix);
  const [h, v] = [(margin * (right - left)) / width, (margin * (top - bottom)) / height];
  const corners = [[left - h, bottom - v], [right + h, bottom - v], [right + h, top + v], [left - h, top + v]] as const;
  const rays = corners.map(([x, y]) => transformDirection(toCity, [x, y, -1]));
  return {
    eye: toCity.slice(12, 15) as Vec3,
    rays,
    sides: [transformDirection(toCity, [0, 0, -1]), ...rays.map((ray, i) => cross(rays[(i + 1) % 4]!, ray))],
  };
}

/**
 * Whether a box along the axes lies beside the picture. A city behind the back of a camera that looks up lies across every side of the
 * picture, but under all of it: so the sides of the box tell as well.
 */
export function isBeside({ eye, rays, sides }: ViewCone, min: Vec3, max: Vec3): boolean {
  const farthest = (side: Vec3): Vec3 => [0, 1, 2].map((k) => (side[k]! > 0 ? max[k]! : min[k]!) - eye[k]!) as Vec3;
  return sides.some((side) => dot(side, farthest(side)) < 0)
    || [0, 1, 2].some((k) => (eye[k]! > max[k]! && rays.every((ray) => ray[k]! >= 0)) || (eye[k]! < min[k]! && rays.every((ray) => ray[k]! <= 0)));
}
