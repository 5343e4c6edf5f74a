import { wrap360 } from '@/geo';
import type { Position, ViewState } from '@/model';
import type { Stage } from '@/stage';
import type { ViewStore } from '@/state';

/** Degrees per second, clockwise. */
const speed = 12;
/** Milliseconds in which the camera swings from where it is onto its orbit. */
const joinMs = 1_200;
/** From less steep than this the neighbours would be flown through. */
const flattest = 66;
const steepest = 25;
/** Degrees of one press where motion is not wanted. */
const turnBy = 45;

/** What the camera goes around, and from how far, metres. */
export interface TurnCentre {
  position: Position;
  distance: number;
}

export interface Turntable {
  /** Goes on until `stop`, or until anything else takes the camera; where motion is not wanted, one jump onto the orbit and along it. */
  start(centre: TurnCentre): void;
  stop(): void;
  /** Advances to `now` (performance.now() milliseconds); whether it is turning. */
  step(now: number): boolean;
  dispose(): void;
}

/** Moves this screen's camera slowly around something, through the camera aspect like any hand. */
export function createTurntable(
  stage: Pick<Stage, 'framing' | 'invalidate'>, view: ViewStore, still: () => boolean, changed: (turning: boolean) => void,
): Turntable {
  let current: { centre: TurnCentre; from: ViewState; pitch: number; startedAt: number | null } | null = null;
  let writing = false;

  const write = (next: ViewState): void => {
    writing = true;
    view.set('camera', { ...view.get('camera'), view: next }, 'user');
    writing = false;
  };
  const stop = (): void => {
    if (!current) return;
    current = null;
    changed(false);
  };
  const stopWatching = view.onChange(({ aspect }) => {
    if (aspect === 'camera' && !writing) stop();
  });
  const orbit = ({ position, distance }: TurnCentre, bearing: number, pitch: number): ViewState =>
    stage.framing(position, distance, { bearing: wrap360(bearing), pitch });

  return {
    start(centre) {
      const from = view.get('camera').view;
      const pitch = Math.min(flattest, Math.max(steepest, from.pitch));
      if (still()) {
        write(orbit(centre, from.bearing + turnBy, pitch));
        return;
      }
      current = { centre, from, pitch, startedAt: null };
      changed(true);
      stage.invalidate();
    },
    stop,
    step(now) {
      if (!current) return false;
      current.startedAt ??= now;
      const { centre, from, pitch, startedAt } = current;
      const elapsed = now - startedAt;
      const goal = orbit(centre, from.bearing + (speed * elapsed) / 1_000, pitch);
      const t = Math.min(1, elapsed / joinMs);
      write(t < 1 ? between(from, goal, t * t * (3 - 2 * t)) : goal);
      return true;
    },
    dispose() {
      stopWatching();
      stop();
    },
  };
}

/** A view part of the way to another that is near; bearings go the short way around. */
function between(from: ViewState, to: ViewState, share: number): ViewState {
  const mix = (key: 'longitude' | 'latitude' | 'height' | 'pitch' | 'roll'): number => from[key] + (to[key] - from[key]) * share;
  const turn = ((to.bearing - from.bearing + 540) % 360) - 180;
  return {
    ...to, longitude: mix('longitude'), latitude: mix('latitude'), height: mix('height'), pitch: mix('pitch'), roll: mix('roll'),
    bearing: wrap360(from.bearing + turn * share),
  };
}

/** Twice as far as fills the picture from the middle of the building, lifted apart as it is. */
export function turnCentreOf(
  detail: { baseHeight: number; height: number }, middle: { longitude: number; latitude: number }, across: number, apart: boolean, fovy: number,
): TurnCentre {
  const height = detail.height * (apart ? 1.9 : 1);
  const radius = 0.5 * Math.hypot(across, height);
  return {
    position: { ...middle, height: detail.baseHeight + height / 2 },
    distance: Math.max(80, (1.35 * radius) / Math.sin((fovy * Math.PI) / 360)),
  };
}
