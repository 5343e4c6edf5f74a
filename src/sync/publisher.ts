import type { Aspect, SharedState } from '@/model';
import { versionSchema, type AspectMessage, type AspectVersion } from '@/protocol';
import { readAnswer } from './answers';
import type { Time } from './time';
import type { Transport } from './transport';

/** A motion is over when nothing changed for this long, milliseconds, and for three of this screen's frames. */
const stillMs = 120;
/** A sample is repeated when nothing changed for this long and for two frames, so that followers know the camera stands. */
const holdMs = 32;
/** Frames of a motion are at most this far apart, milliseconds; what comes later is another motion. */
const slowestFrameMs = 250;
const retryMs = 1_000;
const answerMs = 5_000;
/** A frame may come a little early without its sample being skipped, milliseconds. */
const earlyMs = 3;

interface PublisherOptions {
  aspect: Aspect;
  time: Time;
  transport: Transport;
  value(): SharedState[Aspect];
  /** Shared time now, or null while nothing may be sent (offline, not joined, clock not yet right). */
  sharedNow(): number | null;
  /** Milliseconds between samples of a motion. */
  interval(): number;
  onAcknowledged(version: AspectVersion): void;
  onError(message: string): void;
}

/** Sends one led aspect: samples while it moves, and reliably the value it comes to rest at. */
export interface Publisher {
  /** Lease held, null while not leading. */
  readonly epoch: number | null;
  /** Whether the hub does not yet have this screen's value. */
  readonly behind: boolean;
  /** Leads from now on under `epoch`, where `seq` was used last. */
  begin(epoch: number, seq: number): void;
  end(): void;
  /** The value changed by this screen's user; `moving`: more changes may follow at once. */
  changed(moving: boolean): void;
  /** Sends what is behind, now that it may go. */
  resume(): void;
}

export function createPublisher(options: PublisherOptions): Publisher {
  const { aspect, time, transport, onError } = options;
  let epoch: number | null = null;
  let seq = 0;
  let behind = false;
  let lastChange = -Infinity;
  let lastSample = -Infinity;
  /** Milliseconds between this screen's frames while it moves, smoothed. */
  let frameMs = 0;
  let stopMotion: (() => void) | null = null;
  let attempt = 0;
  let waiting = false;
  let cancelRetry = (): void => {};

  const message = (kind: 'move' | 'settle', sampledAt: number): AspectMessage =>
    ({ aspect, kind, epoch, seq: ++seq, sampledAt, value: options.value() }) as AspectMessage;

  function sample(): void {
    const sampledAt = options.sharedNow();
    if (epoch === null || sampledAt === null) return;
    lastSample = time.now();
    transport.sendDroppable('aspect', message('move', sampledAt));
  }

  /** From the last change on: while changes follow at once, no timer wakes the page. */
  function watchMotion(): void {
    stopMotion?.();
    stopMotion = time.after(holdMs, () => {
      const still = time.now() - lastChange;
      if (still >= Math.max(stillMs, 3 * frameMs)) {
        stopMotion = null;
        settle();
        return;
      }
      const sinceSample = time.now() - lastSample;
      if (still >= 2 * frameMs && sinceSample >= Math.max(holdMs, options.interval()) - earlyMs) sample();
      watchMotion();
    });
  }

  function settle(): void {
    const sampledAt = options.sharedNow();
    if (!behind || waiting || stopMotion || epoch === null || sampledAt === null) return;
    behind = false;
    waiting = true;
    cancelRetry();
    const mine = ++attempt;
    transport.request('aspect', message('settle', sampledAt), answerMs, (reply) => {
      if (mine !== attempt) return;
      waiting = false;
      const answer = readAnswer(versionSchema, 'aspect', reply, onError);
      if (answer.ok) options.onAcknowledged(answer.value);
      else if (answer.refusal.code === 'stale' || answer.refusal.code === 'unavailable') {
        behind = true;
        cancelRetry = time.after(retryMs, settle);
        return;
      } else onError(`${aspect} was refused: ${answer.refusal.message}`);
      settle();
    });
  }

  function forgetAttempt(): void {
    attempt++;
    behind ||= waiting;
    waiting = false;
    cancelRetry();
  }

  return {
    get epoch() {
      return epoch;
    },
    get behind() {
      return behind || waiting;
    },
    begin(newEpoch, lastSeq) {
      forgetAttempt();
      seq = newEpoch === epoch ? Math.max(seq, lastSeq) : lastSeq;
      epoch = newEpoch;
    },
    end() {
      forgetAttempt();
      stopMotion?.();
      stopMotion = null;
      epoch = null;
      behind = false;
    },
    changed(moving) {
      behind = true;
      if (!moving) {
        settle();
        return;
      }
      const gap = time.now() - lastChange;
      frameMs = gap > slowestFrameMs ? 0 : 0.7 * frameMs + 0.3 * gap;
      lastChange = time.now();
      if (lastChange - lastSample >= options.interval() - earlyMs) sample();
      watchMotion();
    },
    resume: settle,
  };
}
