import type { ViewState } from '@/model';
import { enuToEcef } from './city-frame';
import { fromEcef, toDegrees, toEcef, toRadians, type Vec3 } from './ellipsoid';
import { combine, cross, dot, type Mat4 } from './matrix';

/** A camera in space: eye and orthonormal axes in earth-centred coordinates. */
export interface Pose {
  eye: Vec3;
  forward: Vec3;
  right: Vec3;
  up: Vec3;
}

const rotate = (m: Mat4, v: Vec3): Vec3 => [
  m[0]! * v[0] + m[4]! * v[1] + m[8]! * v[2],
  m[1]! * v[0] + m[5]! * v[1] + m[9]! * v[2],
  m[2]! * v[0] + m[6]! * v[1] + m[10]! * v[2],
];

const rotateBack = (m: Mat4, v: Vec3): Vec3 => [
  m[0]! * v[0] + m[1]! * v[1] + m[2]! * v[2],
  m[4]! * v[0] + m[5]! * v[1] + m[6]! * v[2],
  m[8]! * v[0] + m[9]! * v[1] + m[10]! * v[2],
];

/** Earth-centred pose of a view. */
export function poseOf(view: ViewState): Pose {
  const frame = enuToEcef(view);
  const [b, p, r] = [toRadians(view.bearing), toRadians(view.pitch), toRadians(view.roll)];
  const [sb, cb, sp, cp] = [Math.sin(b), Math.cos(b), Math.sin(p), Math.cos(p)];
  const level: Vec3 = [cb, -sb, 0];
  const upright: Vec3 = [sb * cp, cb * cp, sp];
  return {
    eye: toEcef(view),
    forward: rotate(frame, [sb * sp, cb * sp, -cp]),
    right: rotate(frame, combine(level, Math.cos(r), upright, -Math.sin(r))),
    up: rotate(frame, combine(level, Math.sin(r), upright, Math.cos(r))),
  };
}

/**
 * View of a pose; `fovy` is passed through. Looking straight down or up, bearing and roll are one angle:
 * it is given to the bearing and the roll is 0.
 */
export function viewOf(pose: Pose, fovy: number): ViewState {
  const position = fromEcef(pose.eye);
  const frame = enuToEcef(position);
  const f = rotateBack(frame, pose.forward);
  const u = rotateBack(frame, pose.up);
  const horizontal = Math.hypot(f[0], f[1]);
  const pitch = toDegrees(Math.atan2(horizontal, -f[2]));
  if (horizontal < 1e-9) {
    const sign = f[2] < 0 ? 1 : -1;
    return { ...position, bearing: wrap360(toDegrees(Math.atan2(sign * u[0], sign * u[1]))), pitch, roll: 0, fovy };
  }
  const level: Vec3 = [f[1] / horizontal, -f[0] / horizontal, 0];
  const upright = cross(level, f);
  return {
    ...position,
    bearing: wrap360(toDegrees(Math.atan2(f[0], f[1]))),
    pitch,
    roll: toDegrees(Math.atan2(dot(u, level), dot(u, upright))),
    fovy,
  };
}

/** 0 ≤ result < 360 */
export const wrap360 = (degrees: number): number => ((degrees % 360) + 360) % 360;

/** Earth-centred → eye coordinates (x right, y up, z backward), column-major. */
export function viewMatrix({ eye, forward, right, up }: Pose): Mat4 {
  return [
    right[0], up[0], -forward[0], 0, right[1], up[1], -forward[1], 0, right[2], up[2], -forward[2], 0,
    -dot(right, eye), -dot(up, eye), dot(forward, eye), 1,
  ];
}
