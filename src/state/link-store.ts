import { aspects, type Aspect, type Author, type Caption, type LinkRole, type ScreenPresence } from '@/model';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A message a person can act on, in English; `code` lets an interface say it in the reader's language. */
export interface Notice {
  message: string;
  remedy: string;
  code?: string;
  /** The aspect and the screen it is about. */
  about?: { aspect: Aspect; name?: string };
  /** How many of what it tells there are. */
  count?: number;
}

export interface LinkState {
  /** `refused` is final until the page is opened with another link; the others mend themselves. */
  status: 'connecting' | 'online' | 'offline' | 'refused';
  notice: Notice | null;
  room: string;
  screenId: string;
  /** What this screen does with each aspect. */
  roles: Record<Aspect, LinkRole>;
  /** Lease and latest version of each aspect; `leader` is a screen id. */
  versions: Record<Aspect, { epoch: number; seq: number; leader: string | null }>;
  screens: ScreenPresence[];
  /** What was last shown to the whole room and stands since; `at` is hub time, milliseconds since 1970 UTC. */
  shown: { version: number; caption: Caption | null; by: Author; at: number } | null;
  /** Whether the room has an earlier picture to return to. */
  undoable: boolean;
  /** Ids of screens that were not ready for what was shown in time, and have not caught up. */
  behind: readonly string[];
  /** Hub time minus local time and its error bound, milliseconds; null until the first pings are back. */
  clock: { offsetMs: number; errorMs: number } | null;
  /** Milliseconds to the hub and back, the middle one of the last pings; null until known. */
  roundTripMs: number | null;
  /** Milliseconds the followed camera is behind its leader by design. */
  playoutDelayMs: number;
  /** Since when the link is down, local milliseconds since 1970; null while online. */
  offlineSince: number | null;
}

export type LinkStore = StoreApi<LinkState>;

/** One of something for each aspect of the shared state. */
export function perAspect<T>(make: (aspect: Aspect) => T): Record<Aspect, T> {
  return Object.fromEntries(aspects.map((aspect) => [aspect, make(aspect)])) as Record<Aspect, T>;
}

/** As before the first word of the hub: connecting, every aspect free. */
export function createLinkStore(screenId: string): LinkStore {
  return createStore<LinkState>(() => ({
    status: 'connecting',
    notice: null,
    room: '',
    screenId,
    roles: perAspect(() => 'free'),
    versions: perAspect(() => ({ epoch: 0, seq: 0, leader: null })),
    screens: [],
    shown: null,
    undoable: false,
    behind: [],
    clock: null,
    roundTripMs: null,
    playoutDelayMs: 0,
    offlineSince: null,
  }));
}
