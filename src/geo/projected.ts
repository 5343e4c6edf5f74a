import type { FrustumTangents } from './frustum';
import { transformPoint, type Mat4 } from './matrix';
import type { Vec3 } from './ellipsoid';

/** What a camera's picture is made of. */
export interface PictureCamera {
  /** City frame → eye. */
  viewMatrix: Mat4;
  tangents: FrustumTangents;
  /** CSS pixels. */
  width: number;
  height: number;
}

/** CSS pixels from the top left and metres along the line of sight of a city-frame point; null behind the eye. */
export function projected({ viewMatrix, tangents, width, height }: PictureCamera, point: Vec3): { x: number; y: number; eyeDepth: number } | null {
  const [x, y, z] = transformPoint(viewMatrix, point);
  if (z > -0.01) return null;
  const { left, right, top, bottom } = tangents;
  return { x: ((x / -z - left) / (right - left)) * width, y: ((top - y / -z) / (top - bottom)) * height, eyeDepth: -z };
}
