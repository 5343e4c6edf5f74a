import type { Aspect, Author } from '@/model';
import type { Commit, Prepare, Show } from '@/protocol';

/** A show waits this long for its screens, milliseconds; then it goes on without the laggards. */
const readyMs = 500;
/** From the commit to the picture, milliseconds: the message must be everywhere by then. */
const marginMs = 150;

interface ShowsOptions {
  /** Hub time, milliseconds since 1970 UTC. */
  now(): number;
  /** Shows are counted on from this one. */
  lastVersion: number;
  /** Ids of all screens in the room. */
  everybody(): Iterable<string>;
  /** Ids of the screens whose readiness is waited for: the walls that follow any of these aspects. */
  awaited(shown: readonly Aspect[]): Iterable<string>;
  /** The room takes the values as its own and says under which versions; screens hear of the leases before they hear of the commit. */
  take(show: Prepare, applyAt: number): Commit['versions'];
  prepare(screenId: string, message: Prepare): void;
  commit(screenId: string, message: Commit): void;
  /** A screen that was not prepared gets the values themselves, of what it follows. */
  value(screenId: string, aspect: Aspect): void;
  late(version: number, screenIds: readonly string[]): void;
  /** Others are behind than before. */
  behindChanged(): void;
}

/** Shows in two phases, one at a time (rules R40–R42, R55). Knows no socket, no lease and no history. */
export interface RoomShows {
  /** Begins a show; one that has not been committed gives way. Returns its version. */
  show(by: Author, message: Show): number;
  /** Drops the show that has not been committed; returns its version, null when there was none. */
  callOff(): number | null;
  ready(screenId: string, version: number): void;
  /** The screen came or went: what it was told before does not count. */
  changed(screenId: string): void;
  tick(): void;
  readonly pending: boolean;
  /** Screens that were not ready in time and have not become so since. */
  readonly behind: readonly string[];
}

export const aspectsOf = (values: Show['values']): Aspect[] => (Object.keys(values) as Aspect[]).filter((aspect) => values[aspect] !== undefined);

export function createRoomShows(options: ShowsOptions): RoomShows {
  let version = options.lastVersion;
  /** By screen, the last show it was not ready for. */
  const behind = new Map<string, number>();
  let pending: { show: Prepare; until: number; awaited: Set<string>; prepared: Set<string> } | null = null;

  function commit(): void {
    if (!pending) return;
    const { show, awaited, prepared } = pending;
    pending = null;
    for (const screenId of awaited) behind.set(screenId, show.version);
    if (awaited.size > 0) options.behindChanged();
    if (awaited.size > 0) options.late(show.version, [...awaited]);
    const applyAt = options.now() + marginMs;
    const versions = options.take(show, applyAt);
    for (const screenId of options.everybody()) {
      if (prepared.has(screenId)) options.commit(screenId, { version: show.version, applyAt, versions });
      else for (const aspect of aspectsOf(show.values)) options.value(screenId, aspect);
    }
  }

  const caughtUp = (screenId: string): void => {
    if (behind.delete(screenId)) options.behindChanged();
  };
  const commitWhenReady = (): void => {
    if (pending?.awaited.size === 0) commit();
  };

  return {
    show(by, message) {
      const show: Prepare = { ...message, version: ++version, by };
      pending = {
        show,
        until: options.now() + readyMs,
        awaited: new Set(options.awaited(aspectsOf(message.values))),
        prepared: new Set(options.everybody()),
      };
      for (const screenId of pending.prepared) options.prepare(screenId, show);
      commitWhenReady();
      return show.version;
    },
    callOff() {
      const off = pending?.show.version ?? null;
      pending = null;
      return off;
    },
    ready(screenId, ready) {
      if ((behind.get(screenId) ?? Infinity) <= ready) caughtUp(screenId);
      if (pending?.show.version === ready && pending.awaited.delete(screenId)) commitWhenReady();
    },
    changed(screenId) {
      caughtUp(screenId);
      if (!pending) return;
      pending.prepared.delete(screenId);
      if (pending.awaited.delete(screenId)) commitWhenReady();
    },
    tick() {
      if (pending && options.now() >= pending.until) commit();
    },
    get pending() {
      return pending !== null;
    },
    get behind() {
      return [...behind.keys()];
    },
  };
}
