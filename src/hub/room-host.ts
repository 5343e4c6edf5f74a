import type { Identity, Screen } from '@/model';
import type { AspectMessage, DocumentsMessage, HubToClient, Join, Welcome } from '@/protocol';
import { createRoom } from './create-room';
import { send, type HubSocket, type Importance } from './outgoing';
import type { Room } from './room';
import { createRoomPointing, type RoomPointing } from './room-pointing';
import { createRoomDocuments, type DocumentChange, type KeptDocument, type RoomDocuments } from './room-documents';
import { createRoomVitals, type RoomVitals } from './room-vitals';

const movingTickMs = 16;
const restingTickMs = 250;

/** A room with the sockets of its screens and the timer that drives it. */
export interface RoomHost {
  readonly room: Room;
  readonly documents: RoomDocuments;
  readonly vitals: RoomVitals;
  readonly pointing: RoomPointing;
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
    output: {
      room: (message) => sendAll('reliable', 'room', message),
      aspect: (screenId: string, message: AspectMessage & { leader: string }) => sendTo(screenId, message.kind === 'move' ? 'move' : 'reliable', 'aspect', message),
      told: (screenId, message) => sendTo(screenId, 'reliable', 'told', message),
      prepare: (screenId, message) => sendTo(screenId, 'reliable', 'prepare', message),
      commit: (screenId, message) => sendTo(screenId, 'reliable', 'commit', message),
      late: (version, screenIds) => console.warn(`metroscope: room "${options.name}": show ${version} went on without ${screenIds.join(', ')}, not ready in time`),
    },
  });
  const pointing = createRoomPointing({ now: options.now, relay: (importance, message) => sendAll(importance, 'pointed', message, message.screenId) });
  const vitals = createRoomVitals({ now: options.now, tell: (screenId, message) => sendTo(screenId, 'move', 'vitals', message) });
  const documents = createRoomDocuments({ now: options.now, initial: options.documents });
  documents.onChange((changes) => sendAll('reliable', 'documents', told(changes)));
  let lastTick = 0;
  let moving: NodeJS.Timeout | undefined;
  const tick = (): void => {
    lastTick = performance.now();
    room.tick();
    if (moving === undefined && room.busy) schedule();
  };
  const schedule = (): void => {
    moving = setTimeout(() => {
      moving = undefined;
      tick();
    }, Math.max(0, lastTick + movingTickMs - performance.now()));
  };
  const resting = setInterval(() => {
    tick();
    documents.sweep();
    vitals.tick();
  }, restingTickMs);
  return {
    room,
    documents,
    pointing,
    vitals,
    enter(socket, screen) {
      const before = sockets.get(screen.screenId);
      leaveRoom(screen.screenId);
      sockets.set(screen.screenId, socket);
      return before;
    },
    join(screen, identity, message) {
      const welcome = room.join(screen, identity, message);
      joined.add(screen.screenId);
      return welcome;
    },
    leave(socket, screenId) {
      if (sockets.get(screenId) !== socket) return;
      sockets.delete(screenId);
      leaveRoom(screenId);
    },
    sendTo,
    sendAll,
    touched() {
      if (moving === undefined && room.busy) schedule();
    },
    stop() {
      clearInterval(resting);
      clearTimeout(moving);
      pointing.stop();
    },
  };
}
