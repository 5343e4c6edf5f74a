import type { Position, ViewState } from '@/model';
import { toEcef } from './ellipsoid';
import { poseOf, viewOf } from './pose';

/** View from `distance` metres that has `position` in its middle, looking with `bearing` and `pitch` (degrees) there. */
export function framingOf(position: Position, distance: number, bearing: number, pitch: number, fovy: number): ViewState {
  const axes = poseOf({ ...position, bearing, pitch, roll: 0, fovy });
  const target = toEcef(position);
  const [x, y, z] = axes.forward;
  return viewOf({ ...axes, eye: [target[0] - x * distance, target[1] - y * distance, target[2] - z * distance] }, fovy);
}
