import type { ViewState } from '@/model';
import { toRadians } from './ellipsoid';
import { poseOf, viewOf } from './pose';

/** What is looked at lies at most this many times the eye's height away: there is ground, or the sky is. */
const farthest = 40;
const lowest = 10;

/** Metres from an eye to the ground it looks at; `ground` is metres above the ellipsoid. */
export const sightDistance = (view: ViewState, ground: number): number => Math.max(lowest, view.height - ground) / Math.max(1 / farthest, Math.cos(toRadians(view.pitch)));

/**
 * The view of the same place from `times` the distance, in the same direction: 4 is four times as far, 1/4 takes that back. `ground` is
 * metres above the ellipsoid.
 */
export function fartherView(view: ViewState, times: number, ground: number): ViewState {
  if (times === 1) return view;
  const pose = poseOf(view);
  const back = sightDistance(view, ground) * (times - 1);
  const [x, y, z] = pose.forward;
  return viewOf({ ...pose, eye: [pose.eye[0] - x * back, pose.eye[1] - y * back, pose.eye[2] - z * back] }, view.fovy);
}
