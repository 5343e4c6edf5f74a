import { estimateOffset, type ClockSample, type SharedClock } from '@/protocol';
import type { Time } from './time';

const pings = 12;
const pause = 30;
const period = 10_000;

export interface ClockSync {
  /** Pings at once and every 10 s; the first round after a start may step a clock that is far off. */
  start(): void;
  stop(): void;
}

/**
 * `ping` answers with hub time, or null when the hub is silent; then `onSilence` is told and the round ends. `onFix` hears the
 * middle one of the round's times to the hub and back, milliseconds.
 */
export function createClockSync(
  time: Time,
  clock: SharedClock,
  ping: (clientTime: number, done: (hubTime: number | null) => void) => void,
  onFix: (roundTripMs: number) => void,
  onSilence: () => void,
): ClockSync {
  let round = 0;
  let cancel = (): void => {};

  function run(mine: number, samples: ClockSample[], first: boolean): void {
    const sent = time.now();
    ping(sent, (hubTime) => {
      if (mine !== round) return;
      if (hubTime === null) {
        onSilence();
        return;
      }
      samples.push({ sent, hubTime, received: time.now() });
      if (samples.length < pings) {
        cancel = time.after(pause, () => run(mine, samples, first));
        return;
      }
      clock.adopt(estimateOffset(samples), time.now(), first);
      onFix(samples.map((sample) => sample.received - sample.sent).toSorted((a, b) => a - b)[samples.length >> 1]!);
      cancel = time.after(period, () => run(mine, [], false));
    });
  }

  const stop = (): void => {
    round++;
    cancel();
  };
  return {
    start() {
      stop();
      run(round, [], true);
    },
    stop,
  };
}
