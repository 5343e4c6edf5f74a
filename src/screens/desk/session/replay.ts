import { aspects, shownTime, type Aspect, type ClockAspect, type LinkRole, type SharedState } from '@/model';
import type { RoomLogEntry } from '@/protocol';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Program } from '../../program';
import { stateAt } from './recording';

export const speeds = [1, 2, 4, 8, 16] as const;

export interface ReplayState {
  /** Instant shown, milliseconds since 1970 UTC. */
  at: number;
  playing: boolean;
  speed: number;
}

/** Shows on this screen what the room showed, until stopped. */
export interface Replay {
  readonly store: StoreApi<ReplayState>;
  readonly from: number;
  readonly to: number;
  play(): void;
  pause(): void;
  seek(at: number): void;
  setSpeed(speed: number): void;
  /** Takes the lead of everything, so that those that follow see the replay too. */
  lead(): Promise<void>;
  /** Back to what this screen showed and did before; the room too, where this screen led it. */
  stop(): Promise<void>;
}

export type ReplayProgram = Pick<Program, 'view' | 'link' | 'shows' | 'setRole' | 'sharedNow'>;

const leastRate = -86_400;
const mostRate = 86_400;
const laidDown = (value: unknown): string => JSON.stringify(value);

/** The time shown then, running on at the replay's speed. */
export function replayedClock(recorded: ClockAspect | undefined, at: number, speed: number, sharedNow: number): ClockAspect {
  const rate = recorded?.mode === 'set' ? recorded.rate : 1;
  return {
    mode: 'set', replay: true, since: Math.round(sharedNow), at: Math.round(recorded ? shownTime(recorded, at) : at),
    rate: Math.min(mostRate, Math.max(leastRate, rate * speed)),
  };
}

/** Begins to replay at `from`, standing still; this screen is on its own from then on. */
export function startReplay(program: ReplayProgram, entries: readonly RoomLogEntry[], from: number, to: number, frame: (step: (now: number) => void) => () => void): Replay {
  const { view, link, shows, setRole, sharedNow } = program;
  const before: { values: SharedState; roles: Record<Aspect, LinkRole> } = { values: view.store.getState(), roles: link.getState().roles };
  const store = createStore<ReplayState>(() => ({ at: from, playing: false, speed: 1 }));
  const laid = new Map<Aspect, string>();
  let cancel = (): void => {};
  let last: number | null = null;

  function put<A extends Aspect>(aspect: A, value: SharedState[A] | undefined, text = laidDown(value)): void {
    if (value === undefined || laid.get(aspect) === text) return;
    laid.set(aspect, text);
    view.set(aspect, value, 'user');
  }

  function show(): void {
    const { at, playing, speed } = store.getState();
    const { values } = stateAt(entries, at);
    for (const aspect of aspects) if (aspect !== 'clock') put(aspect, values[aspect]);
    const running = playing ? speed : 0;
    put('clock', replayedClock(values.clock, at, running, sharedNow()), laidDown([values.clock, running, running === 0 ? at : null]));
  }

  function step(now: number): void {
    const { at, speed, playing } = store.getState();
    const passed = last === null ? 0 : (now - last) * speed;
    last = now;
    if (playing) {
      const next = Math.min(to, at + passed);
      store.setState({ at: next, ...(next >= to && { playing: false }) });
      show();
    }
    if (store.getState().playing) cancel = frame(step);
  }

  function halt(): void {
    cancel();
    last = null;
  }

  for (const aspect of aspects) if (before.roles[aspect] !== 'free') void setRole(aspect, 'free');
  show();

  return {
    store, from, to,
    play() {
      halt();
      const { at } = store.getState();
      store.setState({ playing: true, ...(at >= to && { at: from }) });
      show();
      cancel = frame(step);
    },
    pause() {
      halt();
      store.setState({ playing: false });
      show();
    },
    seek(at) {
      store.setState({ at: Math.min(to, Math.max(from, at)) });
      laid.delete('clock');
      show();
    },
    setSpeed(speed) {
      store.setState({ speed });
      show();
    },
    async lead() {
      await Promise.all(aspects.map((aspect) => setRole(aspect, 'lead')));
    },
    async stop() {
      halt();
      const led = aspects.filter((aspect) => link.getState().roles[aspect] === 'lead');
      for (const aspect of aspects) if (before.roles[aspect] !== 'follow') view.set(aspect, before.values[aspect], 'user');
      if (led.length > 0) await shows.show(Object.fromEntries(led.map((aspect) => [aspect, before.values[aspect]])), { transitionMs: 0, caption: null });
      const { roles } = link.getState();
      await Promise.all(aspects.filter((aspect) => before.roles[aspect] !== roles[aspect]).map((aspect) => setRole(aspect, before.roles[aspect])));
    },
  };
}

/** Calls once with the next frame; returns the way to call it off. */
export function byFrame(step: (now: number) => void): () => void {
  const id = requestAnimationFrame(step);
  return () => cancelAnimationFrame(id);
}
