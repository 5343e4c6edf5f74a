import type { Position, ViewState } from '@/model';
import { enuToEcef } from './city-frame';
import { toEcef, type Vec3 } from './ellipsoid';
import { clearance } from './flight-shape';
import { combine, cross, dot } from './matrix';
import type { Obstacles } from './obstacles';
import { viewOf } from './pose';

/** Around an eye everything this near must be below it, metres. */
const reach = 12;

/** `view` of `target`; from inside or below a building it is raised above it, with `target` still in the middle. */
export function clearedView(view: ViewState, target: Position, obstacles: Obstacles): ViewState {
  const height = obstacles.topNear(view, reach) + clearance;
  return view.height >= height ? view : lookingAt({ ...view, height }, target, view);
}

/** The level view from `eye` at `target`; straight down it keeps the bearing of `before`. */
function lookingAt(eye: Position, target: Position, before: ViewState): ViewState {
  const [a, b] = [toEcef(eye), toEcef(target)];
  const forward = unit([b[0] - a[0], b[1] - a[1], b[2] - a[2]]);
  const side = cross(forward, enuToEcef(eye).slice(8, 11) as Vec3);
  if (Math.hypot(...side) < 1e-6) return { ...before, ...eye, pitch: 0, roll: 0 };
  const right = unit(side);
  return { ...viewOf({ eye: a, forward, right, up: cross(right, forward) }, before.fovy), height: eye.height };
}

const unit = (v: Vec3): Vec3 => combine(v, 1 / Math.sqrt(dot(v, v)), v, 0);
