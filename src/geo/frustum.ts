import type { Tile } from '@/model';
import { toDegrees, toRadians } from './ellipsoid';
import type { Mat4 } from './matrix';

/** Edges of a view frustum as tangents of the angles from the line of sight (multiply by `near` for glFrustum). */
export interface FrustumTangents {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/**
 * Vertical field of view, degrees, with which a picture of `aspectRatio` shows at least all that a leader with
 * `fovy` degrees and `leaderAspectRatio` sees (contain fit).
 */
export function containFovy(fovy: number, leaderAspectRatio: number, aspectRatio: number): number {
  const tangent = Math.tan(toRadians(fovy) / 2);
  return toDegrees(2 * Math.atan(tangent * Math.max(1, leaderAspectRatio / aspectRatio)));
}

/** The off-axis part that one tile shows of a whole picture of `aspectRatio` (whole width / whole height). */
export function tileTangents(fovy: number, aspectRatio: number, tile: Tile): FrustumTangents {
  const top = Math.tan(toRadians(fovy) / 2);
  const right = top * aspectRatio;
  const width = (2 * right) / tile.columns;
  const height = (2 * top) / tile.rows;
  const left = -right + width * tile.column;
  const upper = top - height * tile.row;
  return { left, right: left + width, bottom: upper - height, top: upper };
}

/** OpenGL perspective projection (clip z −1…1), column-major; near and far in metres. */
export function projectionMatrix({ left, right, bottom, top }: FrustumTangents, near: number, far: number): Mat4 {
  return [
    2 / (right - left), 0, 0, 0,
    0, 2 / (top - bottom), 0, 0,
    (right + left) / (right - left), (top + bottom) / (top - bottom), -(far + near) / (far - near), -1,
    0, 0, (-2 * far * near) / (far - near), 0,
  ];
}
