import type { Position, ViewState } from '@/model';
import { toEcef, toRadians } from './ellipsoid';
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
  /** Parts of the picture's width and height that may be used, 0…1. */
  share: { width: number; height: number };
}

/**
 * The nearest level view in which all `positions` lie inside the middle part of the picture. With the camera's axes fixed, every
 * position bounds the eye by four planes; the eye nearest to them is in closed form.
 */
export function enclosingView(positions: readonly Position[], towards: Position, { bearing, pitch, fovy, aspectRatio, share }: Enclosing): ViewState {
  const pose = poseOf({ ...towards, bearing, pitch, roll: 0, fovy });
  const { right, up, forward } = pose;
  const tangent = Math.tan(toRadians(fovy / 2));
  const across = { axis: right, tangent: tangent * aspectRatio * share.width };
  const along = { axis: up, tangent: tangent * share.height };
  const origin = toEcef(towards);
  const points = positions.map((position) => combine(toEcef(position), 1, origin, -1));

  const bounds = [across, along].map(({ axis, tangent: slope }) => {
    let [high, low] = [-Infinity, -Infinity];
    for (const point of points) {
      const [side, ahead] = [dot(point, axis), dot(point, forward)];
      high = Math.max(high, side - slope * ahead);
      low = Math.max(low, -side - slope * ahead);
    }
    return { middle: (high - low) / 2, ahead: -(high + low) / (2 * slope) };
  }) as [{ middle: number; ahead: number }, { middle: number; ahead: number }];
  const ahead = Math.min(bounds[0].ahead, bounds[1].ahead);
  const sideways = combine(right, bounds[0].middle, up, bounds[1].middle);
  const eye = combine(origin, 1, combine(sideways, 1, forward, ahead), 1);
  return { ...viewOf({ ...pose, eye }, fovy), roll: 0 };
}

