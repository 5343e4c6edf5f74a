import type { PicturePart } from '@/model';
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

/** The off-axis frustum of one part of a whole picture of `aspectRatio` (whole width / whole height) with `fovy` degrees. */
export function partTangents(fovy: number, aspectRatio: number, part: PicturePart): FrustumTangents {
  const height = 2 * Math.tan(toRadians(fovy) / 2);
  const width = height * aspectRatio;
  const left = width * (part.left - 0.5);
  const top = height * (0.5 - part.top);
  return { left, right: left + width * part.width, bottom: top - height * part.height, top };
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
