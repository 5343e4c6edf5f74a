import { randomUUID } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { reportCommandSchema } from '@/model';
import { aspectMessageSchema, clockPingSchema, documentCommandSchema, joinSchema, readySchema, renewSchema, setRoleSchema, showSchema, undoSchema } from '@/protocol';
import { Server } from 'socket.io';
import type { EventLog } from './event-log';
import { admit } from './handshake';
import type { Tokens } from './identity';
import { listenTo } from './listen';
import type { MoverSource } from './mover-channel';
import { closeSocket, send, type HubServer, type HubSocket } from './outgoing';
import { reportRequest } from './report';
import type { RequestChannel } from './request-channel';
import { actInRoom } from './room-channel';
import { pointInRoom } from './room-pointing';
import { createRoomHost, type RoomHost } from './room-host';
import type { RoomDocuments } from './room-documents';
import type { RoomMemory } from './room-memory';
import { sendAllDocuments } from './send-documents';
import type { SessionLog } from './session-log';

interface SocketServerOptions {
  http: HttpServer;
  tokens: Tokens;
  cityId: string;
  now(): number;
  log: EventLog;
  requests: RequestChannel;
  movers: MoverSource;
  memory: RoomMemory;
  sessionLog: SessionLog;
  addressAt(longitude: number, latitude: number): string;
}

export interface SocketServer {
  /** Screens connected now. */
  readonly screens: number;
  /** Rooms that screens have joined since the hub started, and how many are there. */
  rooms(): { name: string; screens: number }[];
  /** What a room keeps; rejects while its memory cannot be read. */
  documentsOf(room: string): Promise<RoomDocuments>;
  /** Tells every screen, and closes. */
  close(): Promise<void>;
}

/** A document of the room is the largest a screen may say. */
const maxMessageBytes = 320 * 1_024;
/** Time for the last words to leave. */
const goodbyeMs = 200;

/** Only pages of this hub may connect from a browser; programs send no Origin. */
function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { log, now, cityId, memory, sessionLog } = options;
  const hub = randomUUID();
  const rooms = new Map<string, RoomHost>();
  /** Rooms whose memory is being read. */
  const opening = new Map<string, Promise<void>>();
  const io: HubServer = new Server(options.http, {
    maxHttpBufferSize: maxMessageBytes,
    perMessageDeflate: false,
    serveClient: false,
    pingInterval: 10_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      decide(null, sameOrigin(request.headers.origin, request.headers.host));
    },
  });

  io.use((socket, next) => {
    admit(socket.handshake.auth, options.tokens).then(async (admission) => {
      if (!admission.ok) return next(Object.assign(new Error(admission.why.reason), { data: admission.why }));
      await openRoom(admission.identity.room);
      socket.data = { identity: admission.identity, screen: admission.screen };
      next();
    }, next);
  });

  /** Remembers the room when it is first used; rejects while that cannot be read. */
  async function openRoom(name: string): Promise<void> {
    if (rooms.has(name)) return;
    const open = async (): Promise<void> => {
      const host = createRoomHost({
        name, hub, cityId, now, ...(await memory.load(name)),
        stateChanged: (state, before) => memory.stateChanged(name, state, before),
        note: (note) => sessionLog.note(name, now(), note),
      });
      host.documents.onChange((changes) => memory.documentsChanged(name, changes));
      rooms.set(name, host);
    };
    const opened = opening.get(name) ?? open().finally(() => opening.delete(name));
    opening.set(name, opened);
    await opened;
  }

  function serve(socket: HubSocket): void {
    const { identity, screen } = socket.data;
    const host = rooms.get(identity.room)!;
    const replaced = host.enter(socket, screen);
    if (replaced) closeSocket(replaced, 'replaced', 'this screen was opened again elsewhere; that one goes on');
    let joined = false;
    let unsubscribe: (() => void)[] = [];
    const stopFeeds = (): void => {
      for (const stop of unsubscribe) stop();
      unsubscribe = [];
    };

    const listening = listenTo(socket, { name: screen.name, now, joined: () => joined });
    const { on, settle } = listening;

    on('join', joinSchema, false, (message, answer) => {
      stopFeeds();
      const welcome = host.join(screen, identity, message);
      joined = true;
      answer?.({ ok: true, value: welcome });
      unsubscribe = [
        options.requests.subscribe(message.requestsAfter, (changes) => send(socket, 'reliable', 'requests', changes)),
        options.movers.subscribe((batch) => send(socket, 'movers', 'movers', batch)),
        sendAllDocuments(socket, host.documents),
      ];
    });
    on('role', setRoleSchema, true, (message, answer) => {
      settle('role', host.room.setRole(screen.screenId, message), answer);
      host.touched();
    });
    actInRoom(listening, host, identity, screen.screenId);
    pointInRoom(listening, host.pointing, identity, screen);
    on('renew', renewSchema, true, (message) => host.room.renew(screen.screenId, message));
    on('aspect', aspectMessageSchema, true, (message, answer) => {
      settle('aspect', host.room.aspect(screen.screenId, message), answer);
      host.touched();
    });
    on('document', documentCommandSchema, true, (message, answer) => settle('document', host.documents.command(identity, screen.name, message), answer));
    on('show', showSchema, true, (message, answer) => {
      settle('show', host.room.show(screen.screenId, message), answer);
      host.touched();
    });
    on('ready', readySchema, true, (message) => {
      host.room.ready(screen.screenId, message);
      host.touched();
    });
    on('undo', undoSchema, true, (_message, answer) => {
      settle('undo', host.room.undo(screen.screenId), answer);
      host.touched();
    });
    on('clock', clockPingSchema, false, (_message, answer) => answer?.({ hubTime: now() }));
    on('report', reportCommandSchema, true, async (message, answer) => {
      settle('report', await reportRequest(log, identity, message, options.addressAt), answer);
    });

    socket.on('disconnect', () => {
      stopFeeds();
      host.leave(socket, screen.screenId);
    });
    socket.on('error', (error) => console.error(`metroscope: socket of screen "${screen.name}": ${error.message}`));
  }
  io.on('connection', serve);

  return {
    get screens() { return io.sockets.sockets.size; },
    rooms: () => [...rooms].map(([name, { room: { size } }]) => ({ name, screens: size })).toSorted((a, b) => a.name.localeCompare(b.name)),
    async documentsOf(room) {
      await openRoom(room);
      return rooms.get(room)!.documents;
    },
    async close() {
      const sockets = [...io.sockets.sockets.values()];
      for (const socket of sockets) closeSocket(socket, 'shutting-down', 'the hub is stopping; screens come back by themselves');
      if (sockets.length > 0) await new Promise((resolve) => { setTimeout(resolve, goodbyeMs); });
      for (const host of rooms.values()) host.stop();
      const closed = io.close();
      options.http.closeAllConnections();
      await closed;
    },
  };
}
