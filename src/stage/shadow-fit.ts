import { cross, dot, invertRigid, multiply, transformDirection, type FrustumTangents, type Mat4, type Vec3 } from '@/geo';
import type { FrameCamera } from './engine';

/** The box of city that one shadow map covers, seen from the sun. */
export interface ShadowFit {
  /** City frame → −1…1 of the map and its depth, nearest the sun first. */
  toClip: Mat4;
  /** Metres one texel covers. */
  texel: number;
  /** Metres from the eye at which shadows have faded away. */
  farthest: number;
  /** Metres towards the sun from which something may still throw its shadow into the picture. */
  reach: number;
}

/** What shades and is shaded lies at most this high over the ground, metres. */
const tallest = 260;
/** A shadow of a low sun is followed this far, metres along the light. */
const longestReach = 1_600;
const farthestOf = (above: number): number => Math.min(12_000, 900 + 4.5 * above);
/** Sides of the map grow in steps, and its middle moves by whole texels, so that edges hold still while the eye moves. */
const step = 1.2;

/**
 * Covers what the whole picture shows of the ground and the buildings on it, up to a distance that grows with the height of the
 * eye. `whole` is the frustum of all windows of a wall together: each fits the same map, so their shadows join. `groundHeight`
 * is the ground's over the ellipsoid, metres. Null when the picture shows no ground near enough.
 */
export function fitShadow(camera: FrameCamera, whole: FrustumTangents, towards: Vec3, groundHeight: number, size: number): ShadowFit | null {
  const toCity = invertRigid(camera.viewMatrix);
  const eye = toCity.slice(12, 15) as Vec3;
  const above = camera.view.height - groundHeight;
  // The ground under the eye: far from the city's origin it lies below the tangent plane.
  const ground = eye[2] - above;
  const farthest = farthestOf(Math.max(0, above));
  const points = seenPoints(eye, toCity, whole, ground, farthest);
  if (points.length === 0) return null;

  const right = normalize(Math.abs(towards[2]) > 0.999 ? [1, 0, 0] : cross([0, 0, 1], towards));
  const up = cross(towards, right);
  const range = (axis: Vec3): [number, number] => {
    const along = points.map((point) => dot(point, axis));
    return [Math.min(...along), Math.max(...along)];
  };
  const [left, rightmost] = range(right);
  const [bottom, top] = range(up);
  const side = step ** Math.ceil(Math.log(Math.max(rightmost - left, top - bottom)) / Math.log(step));
  const texel = side / size;
  const [x, y] = [snap((left + rightmost) / 2, texel), snap((bottom + top) / 2, texel)];
  const reach = Math.min(longestReach, tallest / Math.max(0.05, towards[2]));
  const [low, high] = range(towards);
  const [from, to] = [high + reach, low - 200];
  const half = side / 2;
  return {
    toClip: [
      right[0] / half, up[0] / half, (-2 * towards[0]) / (from - to), 0,
      right[1] / half, up[1] / half, (-2 * towards[1]) / (from - to), 0,
      right[2] / half, up[2] / half, (-2 * towards[2]) / (from - to), 0,
      -x / half, -y / half, (from + to) / (from - to), 1,
    ],
    texel, farthest, reach,
  };
}

/** −1…1 to 0…1. */
export const toTexture = (toClip: Mat4): Mat4 => multiply([0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0, 0.5, 0.5, 0.5, 1], toClip);

/** Corners of what can be seen: where rays through the picture's edges meet the ground, and pass the height of the tallest building. */
function seenPoints(eye: Vec3, toCity: Mat4, { left, right, bottom, top }: FrustumTangents, ground: number, farthest: number): Vec3[] {
  const points: Vec3[] = [];
  for (const h of [left, (left + right) / 2, right]) {
    for (const v of [bottom, (bottom + top) / 2, top]) {
      const ray = transformDirection(toCity, [h, v, -1]);
      const flat = Math.hypot(ray[0], ray[1]);
      const [above, most] = [eye[2] - ground, farthest / Math.max(flat, 1e-6)];
      const hit = ray[2] < 0 ? Math.min(above / -ray[2], most) : most;
      const enter = above <= tallest ? 0 : Math.min((above - tallest) / Math.max(-ray[2], 1e-6), most);
      if (enter >= most) continue;
      for (const way of [enter, hit]) {
        const [x, y] = [eye[0] + ray[0] * way, eye[1] + ray[1] * way];
        points.push([x, y, ground], [x, y, Math.min(ground + tallest, Math.max(ground, eye[2] + ray[2] * way))]);
      }
    }
  }
  return points;
}

const snap = (value: number, unit: number): number => Math.round(value / unit) * unit;

function normalize([x, y, z]: Vec3): Vec3 {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}
