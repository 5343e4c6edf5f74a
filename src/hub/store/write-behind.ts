import { messageOf } from '../hub-error';

/** Values that are written a moment later, the latest of each key, many at a time. */
export interface WriteBehind<T> {
  set(key: string, value: T): void;
  /** Writes what waits, now. Resolves when it is written, or was tried. */
  flush(): Promise<void>;
}

interface Options<T> {
  /** For people, for example `documents of rooms`. */
  what: string;
  /** Milliseconds from the first change to its writing. */
  afterMs: number;
  write(values: readonly T[]): Promise<void>;
}

/** What cannot be written is reported, kept, and written again with the next. */
export function createWriteBehind<T>({ what, afterMs, write }: Options<T>): WriteBehind<T> {
  let waiting = new Map<string, T>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    const batch = waiting;
    if (batch.size === 0) return;
    waiting = new Map();
    try {
      await write([...batch.values()]);
    } catch (error) {
      console.error(`metroscope: ${batch.size} ${what} could not be written and will be tried again: ${messageOf(error)}`);
      waiting = new Map([...batch, ...waiting]);
      schedule(retryMs);
      timer?.unref();
    }
  }

  function schedule(ms: number): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      writing = writing.then(writeWaiting);
    }, ms);
  }

  return {
    set(key, value) {
      waiting.set(key, value);
      schedule(afterMs);
    },
    async flush() {
      clearTimeout(timer);
      timer = undefined;
      writing = writing.then(writeWaiting);
      await writing;
    },
  };
}

const retryMs = 5_000;
