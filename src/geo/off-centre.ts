import type { ViewState } from '@/model';
import { combine } from './matrix';
import { poseOf, viewOf } from './pose';

/**
 * The view beside `view` that has what lay in its middle at `distance` metres off it: by these tangents of the angle to the right and up.
 */
export function offCentre(view: ViewState, distance: number, right: number, up: number): ViewState {
  const pose = poseOf(view);
  const aside = combine(pose.right, -right * distance, pose.up, -up * distance);
  return viewOf({ ...pose, eye: combine(pose.eye, 1, aside, 1) }, view.fovy);
}
