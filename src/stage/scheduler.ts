/** Decides when a frame is drawn: only when something is due, at most one per display refresh. */
export interface Scheduler {
  /** A frame at the next display refresh. */
  request(): void;
  /** A frame in `delayMs` milliseconds, unless an earlier one comes. */
  requestIn(delayMs: number): void;
  /** No frame until `resume`. */
  pause(): void;
  resume(): void;
  stop(): void;
}

/** `draw` is called with the display's time, milliseconds as `performance.now()`. */
export function createScheduler(draw: (now: number) => void): Scheduler {
  let frame = 0;
  let timer = 0;
  let due = Infinity;
  let paused = false;
  let stopped = false;

  const clear = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = 0;
    timer = 0;
    due = Infinity;
  };
  const request = (): void => {
    if (frame !== 0 || stopped) return;
    if (paused) {
      due = 0;
      return;
    }
    clear();
    frame = requestAnimationFrame((now) => {
      frame = 0;
      draw(now);
    });
  };
  return {
    request,
    requestIn(delayMs) {
      const at = performance.now() + delayMs;
      if (frame !== 0 || stopped || at >= due) return;
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
    stop() {
      clear();
      stopped = true;
    },
  };
}
