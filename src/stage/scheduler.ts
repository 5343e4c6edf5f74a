import { pageTurns, type Turns } from './turns';

/** Decides when a frame is drawn: only when something is due, at most one per display refresh. */
export interface Scheduler {
  /** A frame at the next display refresh. */
  request(): void;
  /** A frame in `delayMs` milliseconds, unless an earlier one comes. */
  requestIn(delayMs: number): void;
  /** No frame until `resume`. */
  pause(): void;
  resume(): void;
  /** Of the stages of the page this one draws before the others from now on. */
  first(): void;
  stop(): void;
}

/** `draw` is called with the display's time, milliseconds as `performance.now()`. */
export function createScheduler(draw: (now: number) => void, turns: Turns = pageTurns): Scheduler {
  let asked = false;
  let timer = 0;
  let due = Infinity;
  let paused = false;
  let stopped = false;

  const turn = turns.join((now) => {
    asked = false;
    draw(now);
  });
  const clear = (): void => {
    turn.cancel();
    clearTimeout(timer);
    asked = false;
    timer = 0;
    due = Infinity;
  };
  const request = (): void => {
    if (asked || stopped) return;
    if (paused) {
      due = 0;
      return;
    }
    clear();
    asked = true;
    turn.request();
  };
  return {
    request,
    requestIn(delayMs) {
      const at = performance.now() + delayMs;
      if (asked || stopped || at >= due) return;
      due = at;
      if (paused) return;
      clearTimeout(timer);
      timer = window.setTimeout(request, delayMs);
    },
    pause() {
      clear();
      paused = true;
    },
    resume() {
      if (!paused) return;
      paused = false;
      due = Infinity;
      request();
    },
    first: turn.first,
    stop() {
      clear();
      turn.leave();
      stopped = true;
    },
  };
}
