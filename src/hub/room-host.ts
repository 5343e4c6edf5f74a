import type { Identity, Screen } from '@/model';
import type { DocumentsMessage, HubToClient, Join, Welcome } from '@/protocol';
import { createRoom } from './create-room';
import { send, type HubSocket, type Importance } from './outgoing';
import { alertCamera } from './alert-camera';
import { createPlaylistRunner } from './playlist-runner';
import type { Room } from './room';
import { createRoomPointing, type RoomPointing } from './room-pointing';
import { createRoomDocuments, type DocumentChange, type KeptDocument, type RoomDocuments } from './room-documents';
import type { RememberedState } from './room-snapshot';
import { createRoomVitals, type RoomVitals } from './room-vitals';
import { watchRoom, type RoomWatch, type WatchOptions } from './watch-room';

const movingTickMs = 16;
const restingTickMs = 250;

/** A room with the sockets of its screens and the timer that drives it. */
export interface RoomHost {
  readonly room: Room;
  readonly documents: RoomDocuments;
  readonly vitals: RoomVitals;
  readonly pointing: RoomPointing;
  /** Tells the room's log what only its doer knows. */
  readonly watch: Pick<RoomWatch, 'gathered' | 'handedOver'>;
  /** A screen that was in already is replaced; its socket is returned, to be told. */
  enter(socket: HubSocket, screen: Screen): HubSocket | undefined;
  join(screen: Screen, identity: Identity, message: Join): Welcome;
  leave(socket: HubSocket, screenId: string): void;
  /** To one screen that has joined; nothing where there is none. */
  sendTo<E extends keyof HubToClient>(screenId: string, importance: Importance, event: E, message: Parameters<HubToClient[E]>[0]): void;
  /** To every screen that has joined, without `except`. */
  sendAll<E extends keyof HubToClient>(importance: Importance, event: E, message: Parameters<HubToClient[E]>[0], except?: string): void;
  /** Call after anything that may have set the room in motion. */
  touched(): void;
  stop(): void;
}

interface RoomHostOptions {
  name: string;
  hub: string;
  cityId: string;
  now(): number;
  /** What the room keeps from before this hub. */
  documents: readonly KeptDocument[];
  state: RememberedState;
  stateChanged: WatchOptions['stateChanged'];
  note: WatchOptions['note'];
}

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
  const sockets = new Map<string, HubSocket>();
  const joined = new Set<string>();
  const leaveRoom = (screenId: string): void => {
    if (!joined.delete(screenId)) return;
    room.leave(screenId);
    watch.look();
    watch.left(screenId);
    pointing.leave(screenId);
    vitals.forget(screenId);
  };
  const sendTo: RoomHost['sendTo'] = (screenId, importance, event, message) => {
    const socket = sockets.get(screenId);
    if (socket && joined.has(screenId)) send(socket, importance, event, ...([message] as unknown as Parameters<HubToClient[typeof event]>));
  };
  const sendAll: RoomHost['sendAll'] = (importance, event, message, except) => {
    for (const screenId of joined) if (screenId !== except) sendTo(screenId, importance, event, message);
  };
  const room = createRoom({
    ...options,
    remembered: options.state,
    output: {
      room: (message) => sendAll('reliable', 'room', message),
      aspect: (screenId, message, reliably) => sendTo(screenId, reliably ? 'reliable' : 'move', 'aspect', message),
      told: (screenId, message) => sendTo(screenId, 'reliable', 'told', message),
      prepare: (screenId, message) => sendTo(screenId, 'reliable', 'prepare', message),
      commit: (screenId, message) => sendTo(screenId, 'reliable', 'commit', message),
      late: (version, screenIds) => console.warn(`metroscope: room "${options.name}": show ${version} went on without ${screenIds.join(', ')}, not ready in time`),
    },
  });
  const pointing = createRoomPointing({ now: options.now, relay: (importance, message) => sendAll(importance, 'pointed', message, message.screenId) });
  const vitals = createRoomVitals({ now: options.now, tell: (screenId, message) => sendTo(screenId, 'move', 'vitals', message) });
  const documents = createRoomDocuments({ now: options.now, initial: options.documents });
  const watch = watchRoom({ room, now: options.now, note: options.note, stateChanged: options.stateChanged });
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
    tick();
    documents.sweep();
    playlist.tick();
    vitals.tick();
  }, restingTickMs);
  return {
    room,
    documents,
    pointing,
    vitals,
    watch,
    enter(socket, screen) {
      const before = sockets.get(screen.screenId);
      leaveRoom(screen.screenId);
      sockets.set(screen.screenId, socket);
      return before;
    },
    join(screen, identity, message) {
      const welcome = room.join(screen, identity, message);
      joined.add(screen.screenId);
      watch.joined(screen, identity);
      watch.look();
      return welcome;
    },
    leave(socket, screenId) {
      if (sockets.get(screenId) !== socket) return;
      sockets.delete(screenId);
      leaveRoom(screenId);
    },
    sendTo,
    sendAll,
    touched,
    stop() {
      clearInterval(resting);
      clearTimeout(moving);
      pointing.stop();
    },
  };
}
