import type { Position, ViewState } from '@/model';
import { toEcef, toRadians, type Vec3 } from './ellipsoid';
import { combine, dot } from './matrix';
import { poseOf, viewOf } from './pose';

export interface Enclosing {
  /** Degrees the camera looks with, at `towards`; from a pitch of 10 on. */
  bearing: number;
  pitch: number;
  /** Vertical field of view, degrees. */
  fovy: number;
  /** Width / height of the picture. */
  aspectRatio: number;
  /** The parts of the picture that may be used: of several the one in which all is nearest. */
  free: readonly FreePart[];
}

/** −1 left and at the bottom, 1 right and at the top. */
export interface FreePart {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Of one axis: how far ahead of the origin the eye may be at most, and where beside it then. */
interface Bound {
  ahead: number;
  middle(ahead: number): number;
}

/**
 * The nearest level view in which all `positions` lie inside a free part of the picture, in its middle. With the camera's axes fixed, every
 * position bounds the eye by four planes; the eye nearest to them is in closed form.
 */
export function enclosingView(positions: readonly Position[], towards: Position, { bearing, pitch, fovy, aspectRatio, free }: Enclosing): ViewState {
  const pose = poseOf({ ...towards, bearing, pitch, roll: 0, fovy });
  const { right, up, forward } = pose;
  const tangent = Math.tan(toRadians(fovy / 2));
  const origin = toEcef(towards);
  const points = positions.map((position) => combine(toEcef(position), 1, origin, -1));

  const bound = (axis: Vec3, low: number, high: number): Bound => {
    let [most, least] = [-Infinity, -Infinity];
    for (const point of points) {
      const [side, ahead] = [dot(point, axis), dot(point, forward)];
      most = Math.max(most, side - high * ahead);
      least = Math.max(least, low * ahead - side);
    }
    const middle = (ahead: number): number => (most - least + (high + low) * ahead) / 2;
    return { middle, ahead: -(most + least) / (high - low) };
  };
  const within = free.map(({ left, right: east, bottom, top }) => {
    const bounds = [bound(right, tangent * aspectRatio * left, tangent * aspectRatio * east), bound(up, tangent * bottom, tangent * top)] as const;
    return { bounds, ahead: Math.min(bounds[0].ahead, bounds[1].ahead) };
  });
  const { bounds, ahead } = within.reduce((best, one) => (one.ahead > best.ahead ? one : best));
  const sideways = combine(right, bounds[0].middle(ahead), up, bounds[1].middle(ahead));
  const eye = combine(origin, 1, combine(sideways, 1, forward, ahead), 1);
  return { ...viewOf({ ...pose, eye }, fovy), roll: 0 };
}
