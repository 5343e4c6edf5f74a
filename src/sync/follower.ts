import type { FlightPath } from '@/geo';
import type { Aspect, CameraAspect, SharedState, ViewState } from '@/model';
import { supersedes, type AspectMessage, type AspectVersion, type SharedClock } from '@/protocol';
import type { ViewStore } from '@/state';
import { createCameraPlayout } from './camera-playout';
import type { PlayoutDelay } from './playout-delay';
import type { Time } from './time';

/** The camera of the leader as this screen must show it, for the frame loop to pull. */
export interface FollowCamera {
  /**
   * Camera at a local instant (performance.now() milliseconds), the playout delay behind the leader; null while the
   * camera is not followed or at rest. To be written to the view store with origin `remote`.
   */
  evaluate(nowLocalMs: number): CameraAspect | null;
  /** Whether the camera moves, so that frames are needed. */
  readonly active: boolean;
  /** Called when a motion begins; returns its own removal. */
  onWake(listener: () => void): () => void;
}

/** How values that were shown to the whole room come up on all its screens alike (rule R41). */
export interface ShownPlan {
  /** Hub time from which they are to be seen, milliseconds since 1970 UTC. */
  applyAt: number;
  /** Milliseconds the camera takes; 0 cuts. */
  transitionMs: number;
  path(from: ViewState, to: ViewState): FlightPath;
}

/** What this screen holds of the aspects it follows. */
export interface Follower {
  readonly camera: FollowCamera;
  /** Takes a value if it is newer than what is held; returns whether it did. */
  take(message: AspectMessage): boolean;
  /** The same for a value that is due at a given time. */
  takeShown(message: AspectMessage, plan: ShownPlan): boolean;
  /** Version held of an aspect and whether it was a `move` or a `settle`; null for none. */
  held(aspect: Aspect): (AspectVersion & { kind: AspectMessage['kind'] }) | null;
  /** Forgets what is held: the next value is taken whatever its version. */
  forget(aspect: Aspect): void;
}

/** A settled camera is shown no later than this, milliseconds, however wrong a clock is. */
const latestSettleMs = 1_000;

export function createFollower(view: ViewStore, time: Time, clock: SharedClock, delay: PlayoutDelay): Follower {
  const held = new Map<Aspect, AspectVersion & { kind: AspectMessage['kind'] }>();
  const playout = createCameraPlayout();
  const wakers = new Set<() => void>();
  /** Shown values on their way, called off when something newer is taken. */
  const due = new Map<Aspect, () => void>();
  let active = false;
  let cancelArrival = (): void => {};
  /** The room's camera as last taken, shown or not yet. */
  let roomCamera: CameraAspect | null = null;
  let flight: { start: number; at(hubTime: number): CameraAspect } | null = null;

  const playTime = (local: number): number => {
    const now = clock.now(local);
    return now - delay.at(now);
  };

  function show<A extends Aspect>(aspect: A, value: SharedState[A]): void {
    if (JSON.stringify(view.get(aspect)) !== JSON.stringify(value)) view.set(aspect, value, 'remote');
  }

  function arrive(value: CameraAspect): void {
    active = flight !== null;
    cancelArrival();
    show('camera', value);
  }

  function wake(): void {
    if (active) return;
    active = true;
    for (const waker of wakers) waker();
  }

  function callOff(aspect: Aspect): void {
    due.get(aspect)?.();
    due.delete(aspect);
    if (aspect !== 'camera' || !flight) return;
    flight = null;
    playout.clear();
  }

  function fly(to: CameraAspect, { applyAt, transitionMs, path }: ShownPlan): void {
    const from = flight?.at(applyAt) ?? roomCamera ?? view.get('camera');
    roomCamera = to;
    const way = path(from.view, to.view);
    flight = {
      start: applyAt,
      at(hubTime) {
        const t = transitionMs > 0 ? (hubTime - applyAt) / transitionMs : 1;
        if (t >= 1) return to;
        const eased = t <= 0 ? 0 : t * t * (3 - 2 * t);
        return { view: way(t), aspectRatio: from.aspectRatio * (to.aspectRatio / from.aspectRatio) ** eased };
      },
    };
    const wait = Math.min(Math.max(0, applyAt - clock.now(time.now())), latestSettleMs) + transitionMs;
    due.set('camera', time.after(wait, () => {
      flight = null;
      playout.clear();
      arrive(to);
    }));
    wake();
  }

  function takeCamera({ kind, sampledAt, value }: AspectMessage & { aspect: 'camera' }): void {
    cancelArrival();
    roomCamera = value;
    if (!clock.fixed) {
      playout.clear();
      arrive(value);
      return;
    }
    if (kind === 'move') delay.sample(sampledAt, clock.now(time.now()), !active);
    playout.push(sampledAt, value, kind === 'settle');
    const { end } = playout;
    const wait = end === null ? 0 : Math.min(end - playTime(time.now()), latestSettleMs);
    if (end !== null && wait <= 0) {
      arrive(value);
      return;
    }
    if (end !== null) cancelArrival = time.after(wait, () => arrive(value));
    wake();
  }

  /** Whether the message is newer than what is held, which it then is no more. */
  function hold(message: AspectMessage): boolean {
    const { aspect, epoch, seq, kind } = message;
    if (!supersedes(message, held.get(aspect) ?? null)) return false;
    held.set(aspect, { epoch, seq, kind });
    return true;
  }

  function take(message: AspectMessage): boolean {
    if (!hold(message)) return false;
    callOff(message.aspect);
    if (message.aspect === 'camera') takeCamera(message);
    else show(message.aspect, message.value);
    return true;
  }

  return {
    camera: {
      evaluate(nowLocalMs) {
        if (!active) return null;
        const now = clock.now(nowLocalMs);
        if (flight && now >= flight.start) return flight.at(now);
        const at = playTime(nowLocalMs);
        active = flight !== null || at < playout.stillAfter;
        return playout.at(at);
      },
      get active() {
        return active;
      },
      onWake(listener) {
        wakers.add(listener);
        return () => wakers.delete(listener);
      },
    },
    take,
    takeShown(message, plan) {
      if (!clock.fixed) return take(message);
      if (!hold(message)) return false;
      const { aspect, value } = message;
      if (aspect === 'camera') {
        due.get(aspect)?.();
        fly(value, plan);
        return true;
      }
      callOff(aspect);
      const wait = plan.applyAt - clock.now(time.now());
      if (wait <= 0) show(aspect, value);
      else due.set(aspect, time.after(Math.min(wait, latestSettleMs), () => show(aspect, value)));
      return true;
    },
    held: (aspect) => held.get(aspect) ?? null,
    forget(aspect) {
      held.delete(aspect);
      callOff(aspect);
      if (aspect !== 'camera') return;
      roomCamera = null;
      cancelArrival();
      playout.clear();
      active = false;
    },
  };
}
