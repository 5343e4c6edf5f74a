import type { Draft, EventLog } from '../store/event-log';
import { messageOf } from '../hub-error';

/** One thing a feed will write, at a moment in hub time. Steps of one request follow each other in `at`. */
export interface Planned {
  at: number;
  draft(): Draft;
}

/** A feed's running part. */
export interface RunningFeed {
  stop(): Promise<void>;
}

const everyMs = 1_000;
const perRound = 500;

/**
 * Writes what is due once a second, in order of time. What could not be written is tried again the next second,
 * before anything later. `more` adds what becomes due until the given moment; it need not be sorted.
 */
export function runSchedule(log: EventLog, now: () => number, initial: readonly Planned[], more: (until: number) => readonly Planned[]): RunningFeed {
  let queue = [...initial].sort((a, b) => a.at - b.at);
  let stopped = false;
  let timer: NodeJS.Timeout;

  async function round(): Promise<void> {
    const until = now();
    const added = more(until);
    if (added.length > 0) queue = [...queue, ...added].sort((a, b) => a.at - b.at);
    for (let due = 0; !stopped; queue = queue.slice(due)) {
      due = queue.slice(0, perRound).filter((planned) => planned.at <= until).length;
      if (due === 0) return;
      const answers = await Promise.all(queue.slice(0, due).map((planned) => log.append(planned.draft())));
      if (answers.some((answer) => !answer.ok && answer.refusal.code === 'unavailable')) return;
      const refused = answers.find((answer) => !answer.ok);
      if (refused && !refused.ok) console.error(`metroscope: a feed's entry was refused: ${refused.refusal.message}`);
    }
  }
  let running: Promise<void>;
  const loop = (): void => {
    running = round().catch((error: unknown) => console.error(`metroscope: a feed failed: ${messageOf(error)}`)).then(() => {
      if (!stopped) timer = setTimeout(loop, everyMs);
    });
  };
  loop();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
