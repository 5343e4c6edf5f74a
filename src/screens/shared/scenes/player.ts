import type { Scene, Storyboard } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface PlayerState {
  /** Storyboard being told; null while none is. */
  board: string | null;
  index: number;
  /** Goes on by itself after each step's time. */
  playing: boolean;
}

interface PlayerOptions {
  /** As the room has it now; null for one that is gone. */
  storyboard(id: string): Storyboard | null;
  /** Resolves false when the room could not be shown it. */
  show(scene: Scene): Promise<boolean>;
  /** Calls once after `ms` milliseconds; returns the way to call it off. */
  after(ms: number, action: () => void): () => void;
}

/** Tells a storyboard to the room, from this screen. */
export interface Player {
  readonly store: Pick<StoreApi<PlayerState>, 'getState' | 'subscribe' | 'getInitialState'>;
  /** Shows a step and, with `playing`, goes on from there. */
  start(board: string, index: number, playing: boolean): void;
  /** One step on (1) or back (−1); the ends hold. */
  step(by: 1 | -1): void;
  togglePlaying(): void;
  stop(): void;
}

const idle: PlayerState = { board: null, index: 0, playing: false };

export function createPlayer({ storyboard, show, after }: PlayerOptions): Player {
  const store = createStore<PlayerState>(() => idle);
  let cancel = (): void => {};
  /** A show that comes back late is not for the step that is on by then. */
  let turn = 0;

  const steps = (): Storyboard['steps'] => {
    const { board } = store.getState();
    return (board === null ? null : storyboard(board)?.steps) ?? [];
  };

  function wait(): void {
    cancel();
    const { index, playing } = store.getState();
    const step = steps()[index];
    if (!step) return stop();
    if (playing) cancel = after(step.dwell * 1_000, () => (index + 1 < steps().length ? go(index + 1) : stop()));
  }

  async function go(index: number): Promise<void> {
    const step = steps()[index];
    if (!step) return stop();
    cancel();
    store.setState({ index });
    const mine = ++turn;
    const shown = await show(step.scene);
    if (mine !== turn) return;
    if (shown) wait();
    else store.setState({ playing: false });
  }

  function stop(): void {
    cancel();
    turn += 1;
    store.setState(idle);
  }

  return {
    store,
    start(board, index, playing) {
      store.setState({ board, playing });
      void go(index);
    },
    step(by) {
      const { board, index } = store.getState();
      if (board !== null && index + by >= 0 && index + by < steps().length) void go(index + by);
    },
    togglePlaying() {
      if (store.getState().board === null) return;
      store.setState(({ playing }) => ({ playing: !playing }));
      wait();
    },
    stop,
  };
}
