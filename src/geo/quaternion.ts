import type { Vec3 } from './ellipsoid';

/** Unit quaternion, vector part first. */
export type Quaternion = [x: number, y: number, z: number, w: number];

/** Rotation that takes the coordinate axes to `x`, `y`, `z` (orthonormal, right-handed); Shepperd, J. Guidance 1, 1978. */
export function quaternionFromAxes(x: Vec3, y: Vec3, z: Vec3): Quaternion {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = 2 * Math.sqrt(1 + trace);
    return [(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4];
  }
  if (x[0] >= y[1] && x[0] >= z[2]) {
    const s = 2 * Math.sqrt(1 + x[0] - y[1] - z[2]);
    return [s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s];
  }
  if (y[1] >= z[2]) {
    const s = 2 * Math.sqrt(1 + y[1] - x[0] - z[2]);
    return [(y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s, (z[0] - x[2]) / s];
  }
  const s = 2 * Math.sqrt(1 + z[2] - x[0] - y[1]);
  return [(z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4, (x[1] - y[0]) / s];
}

/** Where a rotation takes the coordinate axes. */
export function axesOf([x, y, z, w]: Quaternion): [x: Vec3, y: Vec3, z: Vec3] {
  return [
    [1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)],
    [2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)],
    [2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)],
  ];
}

/**
 * Constant-speed rotation from `a` (t = 0) to `b` (t = 1) the short way round; t outside 0…1 turns on at that speed
 * (Shoemake, SIGGRAPH 1985, written as a · (a⁻¹b)ᵗ, which stays exact for tiny angles).
 */
export function slerp(a: Quaternion, b: Quaternion, t: number): Quaternion {
  const difference = multiplyQuaternions([-a[0], -a[1], -a[2], a[3]], b);
  const sign = difference[3] < 0 ? -1 : 1;
  const sine = Math.hypot(difference[0], difference[1], difference[2]);
  if (sine === 0) return a;
  const half = t * Math.atan2(sine, sign * difference[3]);
  const scale = (sign * Math.sin(half)) / sine;
  return multiplyQuaternions(a, [difference[0] * scale, difference[1] * scale, difference[2] * scale, Math.cos(half)]);
}

function multiplyQuaternions(a: Quaternion, b: Quaternion): Quaternion {
  return [
    a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
    a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
    a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
    a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
  ];
}
