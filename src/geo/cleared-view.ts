import type { Position, ViewState } from '@/model';
import { enuToEcef } from './city-frame';
import { toDegrees, toEcef, type Vec3 } from './ellipsoid';
import { clearance } from './flight-shape';
import { combine, dot } from './matrix';
import type { Obstacles } from './obstacles';
import { poseOf } from './pose';

/** Around an eye everything this near must be below it, metres. */
const reach = 12;

/** `view` of `target`; from inside or below a building it is raised above it, with `target` still where it was in the picture. */
export function clearedView(view: ViewState, target: Position, obstacles: Obstacles): ViewState {
  const height = obstacles.topNear(view, reach) + clearance;
  return view.height >= height ? view : { ...view, height, roll: 0, ...lookOf(view, target, height) };
}

/** Bearing and pitch with which a level view raised to `height` has `target` where `view` has it; straight above it, straight down. */
function lookOf(view: ViewState, target: Position, height: number): Pick<ViewState, 'bearing' | 'pitch'> {
  const before = poseOf(view);
  const there = toEcef(target);
  const seen = combine(there, 1, before.eye, -1);
  const [right, up] = [dot(seen, before.right) / dot(seen, before.forward), dot(seen, before.up) / dot(seen, before.forward)];
  const raised = { ...view, height };
  const axes = enuToEcef(raised);
  const ray = combine(there, 1, toEcef(raised), -1);
  const [east, north, above] = [0, 4, 8].map((k) => dot(ray, axes.slice(k, k + 3) as Vec3)) as [number, number, number];
  const far = Math.hypot(east, north, above);
  if (Math.hypot(east, north) < 1e-6 * far) return { bearing: view.bearing, pitch: 0 };
  // The ray is ahead + right · its right + up · its up, with its up and ahead in one upright plane.
  const rise = (above / far) * Math.hypot(1, right, up) / Math.hypot(1, up);
  const elevation = Math.asin(Math.max(-1, Math.min(1, rise))) - Math.atan(up);
  const aside = Math.atan2(right, Math.cos(elevation) - up * Math.sin(elevation));
  return { bearing: (toDegrees(Math.atan2(east, north) - aside) + 360) % 360, pitch: Math.max(0, 90 + toDegrees(elevation)) };
}
