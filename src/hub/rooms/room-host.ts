import type { DocumentKind, Identity, Screen } from '@/model';
import type { Answer, CloseReason, DocumentCommand, DocumentsMessage, HubToClient, Join, Welcome } from '@/protocol';
import type { Authority } from './authority';
import { createRoom } from './create-room';
import { alertCamera } from './alert-camera';
import { createPlaylistRunner } from './playlist-runner';
import type { Room } from './room';
import { createRoomPointing, type RoomPointing } from './room-pointing';
import { createRoomDocuments, type DocumentChange, type DocumentsDesk, type KeptDocument, type RoomDocuments } from './room-documents';
import type { RememberedState } from './room-snapshot';
import { createRoomThumbnails, type RoomThumbnails } from './room-thumbnails';
import { sendToEach } from '../sockets/outgoing';
import type { Importance, ScreenLine } from '../sockets/screen-line';
import { createRoomVitals, type RoomVitals } from './room-vitals';
import type { Saved } from '../store/document-store';
import { watchRoom, type RoomWatch, type WatchOptions } from './watch-room';

const movingTickMs = 16;
const restingTickMs = 250;

/** A room with the lines to its screens and the timer that drives it. */
export interface RoomHost {
  readonly room: Room;
  readonly documents: RoomDocuments;
  /** Its documents, for who waits until they are written. */
  readonly desk: DocumentsDesk;
  readonly authority: Authority;
  readonly vitals: RoomVitals;
  readonly pointing: RoomPointing;
  readonly thumbnails: RoomThumbnails;
  /** Tells the room's log what only its doer knows. */
  readonly watch: Pick<RoomWatch, 'gathered' | 'handedOver'>;
  /** A screen that was in already is replaced; its line is returned, to be told. */
  enter(line: ScreenLine, screen: Screen): ScreenLine | undefined;
  join(screen: Screen, identity: Identity, message: Join): Welcome;
  leave(line: ScreenLine, screenId: string): void;
  /** To one screen that has joined; false where there is none, and where it was dropped. */
  sendTo<E extends keyof HubToClient>(screenId: string, importance: Importance, event: E, message: Parameters<HubToClient[E]>[0]): boolean;
  /** To every screen that has joined, without `except`. */
  sendAll<E extends keyof HubToClient>(importance: Importance, event: E, message: Parameters<HubToClient[E]>[0], except?: string): void;
  /** Call after anything that may have set the room in motion. */
  touched(): void;
  /** Nothing moves by itself any more, and nothing is remembered: who is here now is for the next home to say. */
  stop(): void;
  /** Cuts off every screen that is here. */
  closeAll(reason: CloseReason, message: string): void;
}

interface RoomHostOptions {
  name: string;
  hub: string;
  cityId: string;
  now(): number;
  authority: Authority;
  /** What the room keeps from before this hub. */
  documents: readonly KeptDocument[];
  state: RememberedState;
  stateChanged: WatchOptions['stateChanged'];
  note: WatchOptions['note'];
  /** Resolves when it is known what became of a document's change. */
  written(name: { kind: DocumentKind; id: string }): Promise<Saved>;
}

const beaten = ({ kind, id }: DocumentCommand): Answer<never> => ({
  ok: false, refusal: { code: 'conflict', message: `the ${kind} "${id}" was changed at another hub at the same time`, remedy: 'Look at what it is now, then change it again.' },
});

const unsaved = ({ kind, id }: DocumentCommand): Answer<never> => ({
  ok: false,
  refusal: {
    code: 'unavailable', message: `the ${kind} "${id}" is shown, but not saved: neither the database nor the hub's data folder takes it`,
    remedy: 'The hub goes on trying. Look at its database, and whether its disk is full.',
  },
});

/** How a document's change is told. */
function told(changes: readonly DocumentChange[]): DocumentsMessage {
  const left = ({ act }: DocumentChange): boolean => act === 'added' || act === 'changed';
  return {
    whole: false,
    items: changes.filter(left).map(({ document }) => document),
    gone: changes.filter((change) => !left(change)).map(({ document: { kind, id } }) => ({ kind, id })),
  };
}

export function createRoomHost(options: RoomHostOptions): RoomHost {
  const { authority } = options;
  const lines = new Map<string, ScreenLine>();
  const joined = new Set<string>();
  const leaveRoom = (screenId: string): void => {
    if (!joined.delete(screenId)) return;
    room.leave(screenId);
    watch.look();
    watch.left(screenId);
    pointing.leave(screenId);
    vitals.forget(screenId);
    thumbnails.forget(screenId);
  };
  const sendTo: RoomHost['sendTo'] = (screenId, importance, event, message) => {
    return joined.has(screenId) && lines.get(screenId)?.send(importance, event, message) === true;
  };
  const sendEach = <E extends keyof HubToClient>(screenIds: readonly string[], importance: Importance, event: E, message: Parameters<HubToClient[E]>[0]): void => {
    sendToEach(screenIds.flatMap((screenId) => (joined.has(screenId) ? lines.get(screenId) ?? [] : [])), importance, event, message);
  };
  const sendAll: RoomHost['sendAll'] = (importance, event, message, except) => {
    sendEach([...joined].filter((screenId) => screenId !== except), importance, event, message);
  };
  const room = createRoom({
    ...options,
    remembered: options.state,
    output: {
      room: (message) => sendAll('reliable', 'room', message),
      aspect: (screenIds, message, reliably) => sendEach(screenIds, reliably ? 'reliable' : 'move', 'aspect', message),
      playout: (plan) => sendAll('reliable', 'playout', plan),
      told: (screenId, message) => sendTo(screenId, 'reliable', 'told', message),
      prepare: (screenId, message) => sendTo(screenId, 'reliable', 'prepare', message),
      commit: (screenId, message) => sendTo(screenId, 'reliable', 'commit', message),
      late: (version, screenIds) => console.warn(`metroscope: room "${options.name}": show ${version} went on without ${screenIds.join(', ')}, not ready in time`),
    },
  });
  const pointing = createRoomPointing({ now: options.now, relay: (importance, message) => sendAll(importance, 'pointed', message, message.screenId) });
  const vitals = createRoomVitals({ now: options.now, tell: (screenId, message) => sendTo(screenId, 'move', 'vitals', message) });
  const thumbnails = createRoomThumbnails({
    now: options.now,
    panels: () => room.screens.flatMap(({ screen }) => (screen.class === 'large' ? [screen.screenId] : [])),
    want: (screenId, size) => sendTo(screenId, 'reliable', 'wantThumbnails', { size }),
    show: (screenId, picture) => sendTo(screenId, 'thumbnail', 'thumbnail', picture),
  });
  const documents = createRoomDocuments({ now: options.now, initial: options.documents });
  let stopped = false;
  const watch = watchRoom({
    room, now: options.now,
    note: (entry) => {
      if (!stopped) options.note(entry);
    },
    stateChanged: (after, before) => {
      if (!stopped) options.stateChanged(after, before);
    },
  });
  watch.look();
  documents.onChange((changes) => {
    sendAll('reliable', 'documents', told(changes));
    watch.documentsChanged(changes);
  });
  const playlist = createPlaylistRunner({
    now: options.now,
    documents: () => documents.all(),
    hands: () => ({ free: room.cameraFree, lastShow: room.handAt }),
    show(by, message) {
      room.showItself(by, message);
      touched();
    },
    cameraAt: (alert) => alertCamera(alert, room.snapshot().aspects.camera.value),
  });
  let lastTick = 0;
  let moving: NodeJS.Timeout | undefined;
  const tick = (): void => {
    if (!authority.held) return;
    lastTick = performance.now();
    room.tick();
    watch.look();
    if (moving === undefined && room.busy) schedule();
  };
  const schedule = (): void => {
    moving = setTimeout(() => {
      moving = undefined;
      tick();
    }, Math.max(0, lastTick + movingTickMs - performance.now()));
  };
  const touched = (): void => {
    watch.look();
    if (moving === undefined && room.busy) schedule();
  };
  const resting = setInterval(() => {
    if (!authority.held) return;
    tick();
    documents.sweep();
    playlist.tick();
    vitals.tick();
    thumbnails.tick();
  }, restingTickMs);
  return {
    room,
    documents,
    desk: {
      all: async () => documents.all(),
      async command(identity, screenName, message) {
        const answer = documents.command(identity, screenName, message);
        if (!answer.ok) return answer;
        const saved = await options.written(message);
        return saved === 'written' ? answer : (saved === 'beaten' ? beaten : unsaved)(message);
      },
    },
    authority,
    pointing,
    vitals,
    thumbnails,
    watch,
    enter(line, screen) {
      const before = lines.get(screen.screenId);
      leaveRoom(screen.screenId);
      lines.set(screen.screenId, line);
      return before;
    },
    join(screen, identity, message) {
      const welcome = room.join(screen, identity, message);
      joined.add(screen.screenId);
      thumbnails.joined(screen);
      watch.joined(screen, identity);
      watch.look();
      return welcome;
    },
    leave(line, screenId) {
      if (lines.get(screenId) !== line) return;
      lines.delete(screenId);
      leaveRoom(screenId);
    },
    sendTo,
    sendAll,
    touched,
    stop() {
      stopped = true;
      clearInterval(resting);
      clearTimeout(moving);
      pointing.stop();
    },
    closeAll(reason, message) {
      for (const line of lines.values()) line.close(reason, message);
    },
  };
}
