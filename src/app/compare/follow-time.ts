import { shownTime } from '@/model';
import { dataOfNow, type DataTimeStore, type RequestStore, type ViewStore } from '@/state';
import type { ReadRequestsAt } from './read-requests-at';

/** While a clock runs or a hand drags it, the hub is asked this seldom, milliseconds. */
const leastMs = 700;
const retryMs = 5_000;
/** Instants nearer together than this are one. */
const stepMs = 1_000;

interface FollowTimeOptions {
  view: ViewStore;
  /** The requests of now, as they come from the hub. */
  live: RequestStore;
  /** Those of the time shown. */
  shown: RequestStore;
  time: DataTimeStore;
  read: ReadRequestsAt;
  sharedNow(): number;
}

export interface FollowedTime {
  /** Whether `shown` keeps to the clock; else it is `live`, whatever the clock says. */
  follow(on: boolean): void;
  stop(): void;
}

/**
 * Keeps `shown` at the requests as they stood at the time the view shows; `time` says of which instant they are. What is not known is
 * empty, never another time's: but while a hand moves the clock the last instant's stay until the next one's are here.
 */
export function followTime({ view, live, shown, time, read, sharedNow }: FollowTimeOptions): FollowedTime {
  let on = false;
  let stopped = false;
  let reading = false;
  let readAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const wanted = (): number | null => {
    const clock = view.get('clock');
    return on && clock.mode === 'set' ? Math.floor(shownTime(clock, sharedNow()) / stepMs) * stepMs : null;
  };
  const empty = (loaded: boolean): void => shown.setState({ requests: new Map(), offset: 0, loaded });
  const again = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, ms);
  };

  function keep(): void {
    clearTimeout(timer);
    if (stopped) return;
    const at = wanted();
    if (at === null) {
      shown.setState(live.getState());
      if (time.getState() !== dataOfNow) time.setState(dataOfNow, true);
      return;
    }
    const clock = view.get('clock');
    if (clock.mode === 'set' && clock.rate !== 0) again(leastMs);
    const held = time.getState();
    if (held.asOf === null) empty(false);
    if (at > sharedNow()) {
      empty(true);
      time.setState({ ...held, asOf: at, state: 'ahead' });
      return;
    }
    if (held.asOf === at && held.state === 'ready') return;
    time.setState({ asOf: held.asOf ?? at, state: held.state === 'failed' ? 'failed' : 'reading' });
    if (!reading) void ask(at);
  }

  async function ask(at: number): Promise<void> {
    const wait = readAt + leastMs - performance.now();
    if (wait > 0) return again(wait);
    reading = true;
    readAt = performance.now();
    const answer = await read(at);
    reading = false;
    const now = wanted();
    if (stopped || now === null) return;
    if (answer.ok) {
      shown.setState({ requests: new Map(answer.value.items.map((item) => [item.requestId, item])), offset: 0, loaded: true });
      time.setState({ asOf: at, state: 'ready', since: answer.value.since });
      if (now !== at) keep();
    } else {
      empty(false);
      time.setState({ asOf: now, state: 'failed' });
      again(retryMs);
    }
  }

  const stops = [
    live.subscribe((state) => {
      if (wanted() === null) shown.setState(state);
    }),
    view.onChange(({ aspect }) => {
      if (aspect === 'clock') keep();
    }),
  ];
  keep();
  return {
    follow(next) {
      on = next;
      keep();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}
