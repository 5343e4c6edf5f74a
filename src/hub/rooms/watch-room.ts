import { aspects, type Aspect, type Author, type Identity, type Screen, type ShownValues } from '@/model';
import type { RoomLogNote } from '@/protocol';
import type { DocumentChange } from './room-documents';
import type { Room } from './room';
import type { RoomSnapshot } from './room-snapshot';

export interface WatchOptions {
  room: Pick<Room, 'snapshot' | 'screens'>;
  now(): number;
  note(note: RoomLogNote): void;
  /** The room shows something else than before. */
  stateChanged(now: RoomSnapshot, before: RoomSnapshot | null): void;
}

/** Sees what changes in a room and says it to its memory and to its log. */
export interface RoomWatch {
  /** Call after anything that may have changed the room. */
  look(): void;
  joined(screen: Screen, identity: Identity): void;
  left(screenId: string): void;
  documentsChanged(changes: readonly DocumentChange[]): void;
  gathered(screenId: string): void;
  handedOver(screenId: string, given: readonly Aspect[], to: string): void;
}

/** Milliseconds between the samples of a motion. */
const sampleMs = 500;
/** Roles of the screens are looked at this seldom, milliseconds: there may be hundreds. */
const rolesMs = 250;
/** While something happens, the whole state is written this often, milliseconds. */
const stateMs = 120_000;

type Doer = Pick<RoomLogNote, 'screen' | 'subject'>;
const nobody: Doer = { screen: null, subject: null };

/** What a document is called. */
function titleOf({ document }: DocumentChange): string {
  const { kind, content } = document;
  if (kind === 'annotation') return content.text.slice(0, 120);
  if (kind === 'alert') return content.headline;
  return kind === 'wall' ? content.name : content.title;
}

export function watchRoom({ room, now, note, stateChanged }: WatchOptions): RoomWatch {
  const doers = new Map<string, Doer>();
  const roles = new Map<string, string>();
  const sampledAt = new Map<Aspect, number>();
  let before: RoomSnapshot | null = null;
  let stateAt = -Infinity;
  let rolesAt = -Infinity;
  let noted = false;

  const say = (entry: RoomLogNote): void => {
    noted = true;
    note(entry);
  };
  const by = (screenId: string | null): Doer => (screenId === null ? nobody : (doers.get(screenId) ?? { screen: { screenId, name: screenId }, subject: null }));
  const byAuthor = ({ subject, screen }: Author): Doer => ({ subject, screen: { screenId: [...doers].find(([, doer]) => doer.screen?.name === screen)?.[0] ?? '', name: screen } });

  function sayState(snapshot: RoomSnapshot): void {
    stateAt = now();
    noted = false;
    note({
      kind: 'state', ...nobody,
      content: {
        values: Object.fromEntries(aspects.flatMap((aspect) => {
          const { value } = snapshot.aspects[aspect];
          return value ? [[aspect, value.value]] : [];
        })),
        leaders: Object.fromEntries(aspects.flatMap((aspect) => {
          const { leader } = snapshot.aspects[aspect];
          return leader === null ? [] : [[aspect, leader]];
        })),
        screens: room.screens.map(({ screen: { screenId, name, class: screenClass }, roles: all }) => ({ screenId, name, class: screenClass, roles: all })),
        caption: snapshot.shown?.caption ?? null,
      },
    });
  }

  function sayLeaders(snapshot: RoomSnapshot): void {
    const taken = new Map<string, Aspect[]>();
    const ended = new Map<string, Aspect[]>();
    const add = (to: Map<string, Aspect[]>, screenId: string, aspect: Aspect): void => void to.set(screenId, [...(to.get(screenId) ?? []), aspect]);
    for (const aspect of aspects) {
      const { leader } = snapshot.aspects[aspect];
      const earlier = before?.aspects[aspect].leader ?? null;
      if (leader === earlier) continue;
      if (leader !== null) add(taken, leader, aspect);
      else if (earlier !== null) add(ended, earlier, aspect);
    }
    for (const [screenId, some] of ended) say({ kind: 'ended', ...by(screenId), content: { aspects: some } });
    for (const [screenId, some] of taken) say({ kind: 'leads', ...by(screenId), content: { aspects: some } });
  }

  function sayValues(snapshot: RoomSnapshot): void {
    for (const aspect of aspects) {
      const { value } = snapshot.aspects[aspect];
      if (!value || value === before?.aspects[aspect].value) continue;
      const moving = value.kind === 'move';
      if (moving && now() - (sampledAt.get(aspect) ?? -Infinity) < sampleMs) continue;
      if (moving) sampledAt.set(aspect, now());
      say({ kind: moving ? 'move' : 'value', ...by(value.leader || null), content: { values: { [aspect]: value.value } as ShownValues } });
    }
  }

  function sayRoles(): void {
    if (now() - rolesAt < rolesMs) return;
    rolesAt = now();
    for (const { screen: { screenId }, roles: all } of room.screens) {
      const text = JSON.stringify(all);
      if (roles.get(screenId) === text) continue;
      roles.set(screenId, text);
      say({ kind: 'roles', ...by(screenId), content: { roles: { ...all } } });
    }
  }

  return {
    look() {
      const snapshot = room.snapshot();
      if (!before) sayState(snapshot);
      sayLeaders(snapshot);
      const { shown } = snapshot;
      if (shown && shown.version !== before?.shown?.version && before) say({ kind: 'shown', ...byAuthor(shown.by), content: { version: shown.version, caption: shown.caption } });
      if (before) sayValues(snapshot);
      sayRoles();
      stateChanged(snapshot, before);
      before = snapshot;
      if (noted && now() - stateAt >= stateMs) sayState(snapshot);
    },
    joined(screen, identity) {
      const { screenId, name } = screen;
      doers.set(screenId, { screen: { screenId, name }, subject: identity.subject });
      say({ kind: 'joined', ...by(screenId), content: { class: screen.class, role: identity.role } });
    },
    left(screenId) {
      say({ kind: 'left', ...by(screenId), content: {} });
      roles.delete(screenId);
    },
    documentsChanged(changes) {
      for (const change of changes) {
        const { act, document: { kind, id }, changedBy } = change;
        say({ kind: 'document', ...(act === 'ended' ? nobody : byAuthor(changedBy)), content: { act, kind, id, title: titleOf(change) } });
      }
    },
    gathered: (screenId) => say({ kind: 'gathered', ...by(screenId), content: {} }),
    handedOver: (screenId, given, to) => say({ kind: 'handed-over', ...by(screenId), content: { aspects: [...given], to: by(to).screen ?? { screenId: to, name: to } } }),
  };
}
