import { createCityFrame, toEcef, viewOf, type Vec3 } from '@/geo';
import type { Position, ViewState } from '@/model';
import { groundHeight, origin } from './test-city';

const frame = createCityFrame(origin);

/** A position given in metres east and north of the test city's middle and up from its ground. */
export function place(east: number, north: number, up: number): Position {
  const { longitude, latitude } = frame.fromLocal([east, north, 0]);
  return { longitude, latitude, height: groundHeight + up };
}

/** The view from one place at another, rolled clockwise by `roll` degrees. */
export function look(from: Position, at: Position, fovy = 40, roll = 0): ViewState {
  const [eye, target] = [toEcef(from), toEcef(at)];
  const forward = unit([target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]]);
  const right = unit(cross(forward, unit(eye)));
  const up = cross(right, forward);
  return { ...viewOf({ eye, forward, right, up }, fovy), roll };
}


const cross = (a: Vec3, b: Vec3): Vec3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const unit = (v: Vec3): Vec3 => {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
};

/** Park and Miller's minimal standard generator: the same numbers in every run. */
export function seeded(seed: number): (from: number, to: number) => number {
  let state = seed;
  return (from, to) => {
    state = (state * 16_807) % 2_147_483_647;
    return from + ((to - from) * state) / 2_147_483_647;
  };
}
