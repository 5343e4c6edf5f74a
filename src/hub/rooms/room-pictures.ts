import { permissions, type Aspect, type Author, type Identity, type Screen, type SharedState, type ShownValues } from '@/model';
import type { Answer, AspectVersion, Commit, Prepare, Show, Shown, Told } from '@/protocol';
import { createRoomHistory, type RoomHistory, type RoomPicture } from './room-history';
import type { Roles } from './room-roles';
import { aspectsOf, createRoomShows } from './room-shows';
import type { RememberedState } from './room-snapshot';

/** Milliseconds the camera takes back to an earlier picture. */
const undoMs = 1_200;

/** What the room offers to those who show it something. */
interface PictureOptions {
  now(): number;
  /** What the room was shown before this hub. */
  remembered: Pick<RememberedState, 'shown' | 'held' | 'history'>;
  member(screenId: string): { screen: Screen; identity: Identity; roles: Roles } | undefined;
  present(): Iterable<string>;
  notJoined(screenId: string): Answer<never>;
  /** Values the room has now. */
  values(): ShownValues;
  /** Makes a value the room's own, led by nobody, due at hub time `applyAt`; returns its version and who led the aspect. */
  assume<A extends Aspect>(aspect: A, value: SharedState[A], applyAt: number): AspectVersion & { led: string | null };
  /** Tells the room who leads what, at once. */
  tellLeases(): void;
  sendValue(screenId: string, aspect: Aspect): void;
  behindChanged(): void;
  output: {
    prepare(screenId: string, message: Prepare): void;
    commit(screenId: string, message: Commit): void;
    told(screenId: string, message: Told): void;
    late(version: number, screenIds: readonly string[]): void;
  };
}

/** What the room was shown, and what it showed before (rules R40–R44). */
export interface RoomPictures {
  show(screenId: string, message: Show): Answer<{ version: number }>;
  undo(screenId: string): Answer<{ version: number }>;
  ready(screenId: string, message: { version: number }): void;
  /** The hub shows something by itself. */
  showItself(by: Author, message: Show): void;
  /** Somebody begins to lead an aspect; `takenOver`: another led it, or the room held it itself. */
  led(aspect: Aspect, takenOver: boolean): void;
  /** Whether the room holds the aspect itself since something was shown (rule R43). */
  holds(aspect: Aspect): boolean;
  changed(screenId: string): void;
  tick(): void;
  readonly pending: boolean;
  readonly shown: Shown | null;
  /** Aspects the room holds itself. */
  readonly held: readonly Aspect[];
  readonly undoable: boolean;
  /** What the room showed before. */
  readonly history: RoomHistory['pictures'];
  /** Screens that were not ready for what was shown in time, and have not caught up (rule R55). */
  readonly behind: readonly string[];
  /** Hub time of the last show or undo by a person; −∞ for none. */
  readonly handAt: number;
}

const refuse = (code: 'forbidden' | 'unavailable', message: string, remedy: string): Answer<never> => ({ ok: false, refusal: { code, message, remedy } });

export function createRoomPictures(options: PictureOptions): RoomPictures {
  const { now, output } = options;
  const history = createRoomHistory(options.remembered.history);
  const held = new Set<Aspect>(options.remembered.held);
  let { shown } = options.remembered;
  let shownAspects: Aspect[] = [...held];
  let handAt = -Infinity;
  /** Who shows what is pending; null is the hub itself. `keeps`: the picture before it is one to return to. */
  let from: { screenId: string | null; keeps: boolean } = { screenId: null, keeps: false };
  let byItself = false;

  const picture = (): RoomPicture => ({ values: options.values(), caption: shown?.caption ?? null });
  /** The part of the picture that a show of these aspects replaces. */
  const partOf = (aspects: readonly Aspect[]): RoomPicture => {
    const { values, caption } = picture();
    return { values: Object.fromEntries(Object.entries(values).filter(([aspect]) => aspects.includes(aspect as Aspect))), caption };
  };

  const shows = createRoomShows({
    now,
    lastVersion: shown?.version ?? 0,
    everybody: options.present,
    *awaited(aspects) {
      for (const screenId of options.present()) {
        const member = options.member(screenId);
        if (member?.screen.class === 'large' && aspects.some((aspect) => member.roles[aspect] === 'follow')) yield screenId;
      }
    },
    take({ version, values, caption, by }, applyAt) {
      const aspects = aspectsOf(values);
      // A chart beside the picture leaves what is said with the picture.
      const beside = aspects.every((aspect) => aspect === 'charts') && caption === null;
      if (from.keeps) history.keep(partOf(aspects));
      byItself = from.screenId === null;
      shown = { version, caption: beside ? (shown?.caption ?? null) : caption, by, at: applyAt };
      shownAspects = beside ? [...new Set([...shownAspects, ...aspects])] : aspects;
      const versions: Commit['versions'] = {};
      const displaced = new Map<string, Aspect[]>();
      for (const aspect of aspects) {
        const { led, ...at } = options.assume(aspect, values[aspect] as never, applyAt);
        versions[aspect] = at;
        held.add(aspect);
        if (led !== null && led !== from.screenId) displaced.set(led, [...(displaced.get(led) ?? []), aspect]);
      }
      options.tellLeases();
      const teller = { screenId: from.screenId ?? 'hub', name: by.screen };
      for (const [screenId, some] of displaced) output.told(screenId, { code: 'shown', from: teller, aspects: some });
      return versions;
    },
    prepare: output.prepare,
    commit: output.commit,
    value: options.sendValue,
    late(version, screenIds) {
      output.late(version, screenIds);
      const [first, ...others] = screenIds.map((screenId) => ({ screenId, name: options.member(screenId)?.screen.name ?? screenId }));
      if (first && from.screenId !== null) output.told(from.screenId, { code: 'late', from: first, aspects: [], more: others.length });
    },
    behindChanged: options.behindChanged,
  });

  /** The author of what this screen shows, or why it may not. */
  function mayShow(screenId: string): Answer<Author> {
    const member = options.member(screenId);
    if (!member) return options.notJoined(screenId);
    const { identity, screen } = member;
    if (permissions[identity.role].show) return { ok: true, value: { subject: identity.subject, screen: screen.name } };
    return refuse('forbidden', `the role "${identity.role}" may not show the room anything`, 'Open the link of a role that may, for example the desk.');
  }

  return {
    show(screenId, message) {
      const may = mayShow(screenId);
      if (!may.ok) return may;
      handAt = now();
      from = { screenId, keeps: true };
      return { ok: true, value: { version: shows.show(may.value, message) } };
    },
    undo(screenId) {
      const may = mayShow(screenId);
      if (!may.ok) return may;
      handAt = now();
      const off = shows.callOff();
      if (off !== null) return { ok: true, value: { version: off } };
      const last = history.takeLast();
      if (!last) return refuse('unavailable', 'the room has no earlier picture', 'There is nothing to undo; show the room something instead.');
      from = { screenId, keeps: false };
      return { ok: true, value: { version: shows.show(may.value, { ...last, transitionMs: undoMs }) } };
    },
    ready: (screenId, { version }) => shows.ready(screenId, version),
    showItself(by, message) {
      from = { screenId: null, keeps: !byItself };
      shows.show(by, message);
    },
    led(aspect, takenOver) {
      if (takenOver) history.keep(picture());
      if (!held.delete(aspect)) return;
      byItself = false;
      if (shownAspects.includes(aspect)) shown = null;
    },
    holds: (aspect) => held.has(aspect),
    changed: shows.changed,
    tick: shows.tick,
    get pending() {
      return shows.pending;
    },
    get shown() {
      return shown;
    },
    get held() {
      return [...held];
    },
    get history() {
      return history.pictures;
    },
    get undoable() {
      return history.pictures.length > 0;
    },
    get behind() {
      return shows.behind;
    },
    get handAt() {
      return handAt;
    },
  };
}
