import { enuToEcef, fromEcef, poseOf, toEcef, transformPoint, wrap360 } from '@/geo';
import type { Position, ViewState } from '@/model';
import type { CameraActs, Program } from '../program';
import { mapCentre } from './map-centre';

/** What a held key does to the camera: moves right and ahead, goes nearer, turns clockwise, looks up; each −1, 0 or 1. */
export interface Drive {
  right: number;
  ahead: number;
  nearer: number;
  turn: number;
  tilt: number;
}

/** Per second: share of the distance to the ground moved, natural logarithm of the zoom, degrees turned and tilted. */
const speed = { move: 0.7, zoom: 1.3, turn: 55, tilt: 35 };
const nearest = 40;
const farthest = 30_000_000;
const steepest = 0;
const flattest = 85;

const still = (drive: Drive): boolean => Object.values(drive).every((value) => value === 0);

/** A position `east` and `north` metres away at the same height. */
function moved(position: Position, east: number, north: number): Position {
  const { longitude, latitude } = fromEcef(transformPoint(enuToEcef(position), [east, north, 0]));
  return { longitude, latitude, height: position.height };
}

/** Metres before the plane of the eye, as the camera's framing counts them. */
export function metresAhead(view: ViewState, position: Position): number {
  const { eye, forward } = poseOf(view);
  return toEcef(position).reduce((sum, value, k) => sum + (value - eye[k]!) * forward[k]!, 0);
}

/** The view after `seconds` of driving around `focus`, the ground in the middle of the map. */
export function driven(view: ViewState, focus: Position, held: Drive, seconds: number, framing: CameraActs['framing']): { view: ViewState; focus: Position } {
  const distance = metresAhead(view, focus);
  const step = speed.move * seconds * distance;
  const bearing = (view.bearing * Math.PI) / 180;
  const east = (held.right * Math.cos(bearing) + held.ahead * Math.sin(bearing)) * step;
  const north = (held.ahead * Math.cos(bearing) - held.right * Math.sin(bearing)) * step;
  const nextFocus = moved(focus, east, north);
  if (held.nearer === 0 && held.turn === 0 && held.tilt === 0) {
    return { view: { ...view, ...moved(view, east, north) }, focus: nextFocus };
  }
  const nextDistance = Math.min(farthest, Math.max(nearest, distance * Math.exp(-held.nearer * speed.zoom * seconds)));
  const pitch = Math.min(flattest, Math.max(steepest, view.pitch + held.tilt * speed.tilt * seconds));
  return { view: framing(nextFocus, nextDistance, { bearing: wrap360(view.bearing + held.turn * speed.turn * seconds), pitch }), focus: nextFocus };
}

/** Seconds in which a motion gets to 63 % of what is held, and dies as fast. */
const easeSeconds = 0.09;
const almostStill = 0.02;
const none: Drive = { right: 0, ahead: 0, nearer: 0, turn: 0, tilt: 0 };
const axes = Object.keys(none) as (keyof Drive)[];

/** `now` a little later: eased towards what is held, or at once where a person wants no motion of its own. */
export function eased(now: Drive, held: Drive, seconds: number, atOnce: boolean): Drive {
  const share = atOnce ? 1 : 1 - Math.exp(-seconds / easeSeconds);
  const next = { ...now };
  for (const axis of axes) {
    const value = now[axis] + (held[axis] - now[axis]) * share;
    next[axis] = held[axis] === 0 && Math.abs(value) < almostStill ? 0 : value;
  }
  return next;
}

type Driven = Pick<Program, 'stage' | 'view' | 'camera'>;

/** The ground in the middle of the map; where there is sky, the ground well ahead. */
export function focusOf({ stage, view: store, camera }: Driven): Position {
  const ground = mapCentre({ stage, camera });
  if (ground) return ground;
  const { view } = store.get('camera');
  const height = Math.max(10, view.height - stage.ground);
  const bearing = (view.bearing * Math.PI) / 180;
  const far = 20 * height;
  return { ...moved(view, Math.sin(bearing) * far, Math.cos(bearing) * far), height: stage.ground };
}

/** Drives the camera while keys or buttons are held; `set` says which. It ends by itself soon after they are released. */
export function createDrive(program: Driven): { set(held: Drive): void; stop(): void } {
  const { stage, view } = program;
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  let held = none;
  let pace = none;
  let focus: Position | null = null;
  let last: number | null = null;
  let ours: ViewState | null = null;

  const stop = stage.onFrame((now) => {
    if (still(held) && still(pace)) return false;
    const seconds = last === null ? 1 / 60 : Math.min(0.1, Math.max(0, (now - last) / 1_000));
    last = now;
    const camera = view.get('camera');
    if (!focus || camera.view !== ours) focus = focusOf(program);
    pace = eased(pace, held, seconds, reduced.matches);
    const next = driven(camera.view, focus, pace, seconds, program.camera.framing);
    focus = next.focus;
    ours = stage.steer(camera.view, next.view);
    if (ours !== next.view) focus = null;
    view.set('camera', { ...camera, view: ours }, 'user');
    return true;
  });

  return {
    set(next) {
      if (still(held) && still(pace) && !still(next)) {
        last = null;
        focus = null;
      }
      held = next;
      stage.invalidate();
    },
    stop,
  };
}
