import { flightPath, type FlightPath, type Obstacles } from '@/geo';
import type { ViewState } from '@/model';
import type { ViewStore } from './view-store';

/** Moves this screen's camera over time. At most one flight is under way; any other camera change ends it. */
export interface Flight {
  /** Resolves true on arrival, false when something else took the camera. `durationMs` 0 jumps. */
  fly(to: ViewState, durationMs: number): Promise<boolean>;
  /** Advances to `now` (performance.now() milliseconds); returns whether a flight is under way. */
  step(now: number): boolean;
}

/** `obstacles` are what a flight rises over; null while they are not known. */
export function createFlight(view: ViewStore, now: () => number, obstacles: () => Obstacles | null): Flight {
  let current: { path: FlightPath; start: number; durationMs: number; done: (arrived: boolean) => void } | null = null;
  let writing = false;

  const write = (value: ViewState): void => {
    writing = true;
    view.set('camera', { ...view.get('camera'), view: value }, 'user');
    writing = false;
  };
  const end = (arrived: boolean): void => {
    const done = current?.done;
    current = null;
    done?.(arrived);
  };

  view.onChange(({ aspect }) => {
    if (aspect === 'camera' && !writing && current) end(false);
  });

  return {
    fly(to, durationMs) {
      end(false);
      if (durationMs <= 0) {
        write(to);
        return Promise.resolve(true);
      }
      return new Promise((done) => {
        current = { path: flightPath(view.get('camera').view, to, obstacles()), start: now(), durationMs, done };
      });
    },
    step(time) {
      if (!current) return false;
      const { path, start, durationMs } = current;
      const t = Math.min(1, Math.max(0, (time - start) / durationMs));
      write(path(t));
      if (t === 1) end(true);
      return current !== null;
    },
  };
}
