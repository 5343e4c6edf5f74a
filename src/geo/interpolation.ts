import type { Position, ViewState } from '@/model';
import { toDegrees, toEcef, toRadians, type Vec3 } from './ellipsoid';
import { combine, cross, dot } from './matrix';
import { poseOf, viewOf, type Pose } from './pose';
import { axesOf, quaternionFromAxes, slerp, type Quaternion } from './quaternion';

/**
 * View between `a` (t = 0) and `b` (t = 1): the place along the great circle of surface normals at constant speed, the
 * height linearly, the orientation by slerp in space. t outside 0…1 continues the motion. Exactly `a` and `b` at 0 and 1.
 */
export function interpolateView(a: ViewState, b: ViewState, t: number): ViewState {
  if (t === 0) return a;
  if (t === 1) return b;
  const position = interpolatePosition(a, b, t);
  const [right, up, back] = axesOf(slerp(orientation(poseOf(a)), orientation(poseOf(b)), t));
  const pose: Pose = { eye: toEcef(position), right, up, forward: [-back[0], -back[1], -back[2]] };
  return { ...viewOf(pose, a.fovy + (b.fovy - a.fovy) * t), ...position };
}

/** Position between `a` (t = 0) and `b` (t = 1): great circle of surface normals, height linear. */
export function interpolatePosition(a: Position, b: Position, t: number): Position {
  const normal = turnTowards(surfaceNormal(a), surfaceNormal(b), t);
  return {
    longitude: toDegrees(Math.atan2(normal[1], normal[0])),
    latitude: toDegrees(Math.atan2(normal[2], Math.hypot(normal[0], normal[1]))),
    height: a.height + (b.height - a.height) * t,
  };
}

/** Angle between the surface normals of two positions, radians 0…π. */
export function centralAngle(a: Position, b: Position): number {
  return angleBetween(surfaceNormal(a), surfaceNormal(b));
}

const orientation = ({ forward, right, up }: Pose): Quaternion =>
  quaternionFromAxes(right, up, [-forward[0], -forward[1], -forward[2]]);

function surfaceNormal({ longitude, latitude }: Position): Vec3 {
  const lon = toRadians(longitude);
  const lat = toRadians(latitude);
  return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
}

const angleBetween = (a: Vec3, b: Vec3): number => Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));

/** Unit vector `a` turned towards `b` by t times the angle between them; between opposite vectors, over a pole. */
function turnTowards(a: Vec3, b: Vec3, t: number): Vec3 {
  const axis = cross(a, b);
  const sine = Math.hypot(...axis);
  const angle = Math.atan2(sine, dot(a, b));
  if (angle === 0) return a;
  const sideways = sine > 1e-12 ? cross(combine(axis, 1 / sine, axis, 0), a) : anyPerpendicular(a);
  return combine(a, Math.cos(t * angle), sideways, Math.sin(t * angle));
}

function anyPerpendicular(a: Vec3): Vec3 {
  const towardsPole: Vec3 = Math.abs(a[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
  const part = combine(towardsPole, 1, a, -dot(towardsPole, a));
  return combine(part, 1 / Math.hypot(...part), part, 0);
}
