import { messageOf } from '../hub-error';

/** Values that are written a moment later, the latest of each key, many at a time. */
export interface WriteBehind<T> {
  set(key: string, value: T): void;
  /** Writes what waits, now. Resolves when it is written, or was tried. */
  flush(): Promise<void>;
  /** What is not written yet, also what is being written. */
  unwritten(): T[];
  /** Whether writing failed when it was tried last. */
  readonly failing: boolean;
}

interface Options<T> {
  /** For people, for example `documents of rooms`. */
  what: string;
  /** Milliseconds from the first change to its writing. */
  afterMs: number;
  write(values: readonly T[]): Promise<void>;
  /** Everything is written. */
  done?(): void;
}

/** What cannot be written is reported once, kept, and written again with the next. */
export function createWriteBehind<T>({ what, afterMs, write, done }: Options<T>): WriteBehind<T> {
  let waiting = new Map<string, T>();
  let underWay = new Map<string, T>();
  let failing = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    if (waiting.size === 0) return;
    underWay = waiting;
    waiting = new Map();
    try {
      await write([...underWay.values()]);
      underWay = new Map();
      if (failing) console.error(`metroscope: ${what} are written again`);
      failing = false;
      if (waiting.size === 0) done?.();
    } catch (error) {
      if (!failing) console.error(`metroscope: ${underWay.size} ${what} could not be written and will be tried again: ${messageOf(error)}`);
      failing = true;
      failures++;
      waiting = new Map([...underWay, ...waiting]);
      underWay = new Map();
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
      schedule(failing ? retryMs : afterMs);
    },
    async flush() {
      clearTimeout(timer);
      timer = undefined;
      const before = failures;
      // Where the try under way fails, the next would too: it comes later.
      writing = writing.then(() => (failures > before ? undefined : writeWaiting()));
      await writing;
    },
    unwritten: () => [...new Map([...underWay, ...waiting]).values()],
    get failing() {
      return failing;
    },
  };
}

const retryMs = 5_000;
