/** Knows when the picture rests: the last frame was a full one, is on the screen, and shows every change made before it began. */
export interface Rest {
  /** Something is due that no frame has shown yet. */
  changed(): void;
  /** A frame begins: it shows every change so far. */
  begun(): void;
  /** The GPU is done with the frame begun last. `final`: it was of full quality and nothing more is awaited. */
  finished(final: boolean): void;
  /** The frames so far are gone with their context. */
  lost(): void;
  /** Resolves when the picture rests, at once if it does. */
  wait(): Promise<void>;
  /** Rejects everybody who waits. */
  end(): void;
}

/** `refresh` calls back after the next display refresh: what React or a loader was about to commit has then been reported. */
export function createRest(refresh: (then: () => void) => void = afterRefresh): Rest {
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  let changes = 0;
  let shown = -1;
  let final = false;
  let looking = false;
  let ended = false;

  const rests = (): boolean => final && shown === changes;
  const look = (): void => {
    if (looking || waiting.length === 0 || !rests()) return;
    looking = true;
    const seen = changes;
    refresh(() => {
      looking = false;
      if (rests() && changes === seen) for (const { resolve } of waiting.splice(0)) resolve();
      else look();
    });
  };
  return {
    changed() {
      changes++;
    },
    begun() {
      shown = changes;
      final = false;
    },
    finished(isFinal) {
      final = isFinal;
      look();
    },
    lost() {
      final = false;
      shown = -1;
    },
    wait: () => new Promise((resolve, reject) => {
      if (ended) return reject(closed());
      waiting.push({ resolve, reject });
      look();
    }),
    end() {
      ended = true;
      for (const { reject } of waiting.splice(0)) reject(closed());
    },
  };
}

const closed = (): Error => new Error('The stage was closed before its picture came to rest.');

const afterRefresh = (then: () => void): void => {
  requestAnimationFrame(() => setTimeout(then, 0));
};
