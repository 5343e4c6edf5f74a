import type { Aspect, CameraAspect, SharedState } from '@/model';
import { supersedes, type AspectMessage, type AspectVersion } from '@/protocol';
import type { ViewStore } from '@/state';
import { createCameraPlayout } from './camera-playout';
import type { SharedClock } from './shared-clock';
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

/** What this screen holds of the aspects it follows. */
export interface Follower {
  readonly camera: FollowCamera;
  /** Takes a value if it is newer than what is held; returns whether it did. */
  take(message: AspectMessage): boolean;
  /** Version held of an aspect and whether it was a `move` or a `settle`; null for none. */
  held(aspect: Aspect): (AspectVersion & { kind: AspectMessage['kind'] }) | null;
  /** Forgets what is held: the next value is taken whatever its version. */
  forget(aspect: Aspect): void;
}

/** A settled camera is shown no later than this, milliseconds, however wrong a clock is. */
const latestSettleMs = 1_000;

export function createFollower(view: ViewStore, time: Time, clock: SharedClock, playoutDelayMs: number): Follower {
  const held = new Map<Aspect, AspectVersion & { kind: AspectMessage['kind'] }>();
  const playout = createCameraPlayout();
  const wakers = new Set<() => void>();
  let active = false;
  let cancelArrival = (): void => {};

  const playTime = (local: number): number => clock.now(local) - playoutDelayMs;

  function show<A extends Aspect>(aspect: A, value: SharedState[A]): void {
    if (JSON.stringify(view.get(aspect)) !== JSON.stringify(value)) view.set(aspect, value, 'remote');
  }

  function arrive(value: CameraAspect): void {
    active = false;
    cancelArrival();
    show('camera', value);
  }

  function takeCamera({ kind, sampledAt, value }: AspectMessage & { aspect: 'camera' }): void {
    cancelArrival();
    if (!clock.fixed) {
      playout.clear();
      arrive(value);
      return;
    }
    playout.push(sampledAt, value, kind === 'settle');
    const { end } = playout;
    const wait = end === null ? 0 : Math.min(end - playTime(time.now()), latestSettleMs);
    if (end !== null && wait <= 0) {
      arrive(value);
      return;
    }
    if (end !== null) cancelArrival = time.after(wait, () => arrive(value));
    if (active) return;
    active = true;
    for (const wake of wakers) wake();
  }

  return {
    camera: {
      evaluate(nowLocalMs) {
        if (!active) return null;
        const at = playTime(nowLocalMs);
        active = at < playout.stillAfter;
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
    take(message) {
      if (!supersedes(message, held.get(message.aspect) ?? null)) return false;
      held.set(message.aspect, { epoch: message.epoch, seq: message.seq, kind: message.kind });
      if (message.aspect === 'camera') takeCamera(message);
      else show(message.aspect, message.value);
      return true;
    },
    held: (aspect) => held.get(aspect) ?? null,
    forget(aspect) {
      held.delete(aspect);
      if (aspect !== 'camera') return;
      cancelArrival();
      playout.clear();
      active = false;
    },
  };
}
