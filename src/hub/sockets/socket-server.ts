import type { Answer, Join, Welcome } from '@/protocol';
import { Server } from 'socket.io';
import type { Server as HttpServer } from 'node:http';
import { admit, type TurnedAway } from './handshake';
import { messageOf } from '../hub-error';
import type { Tokens } from '../identity/identity';
import { lineOf, type HubServer } from './outgoing';
import type { Place, Rooms } from '../rooms/rooms';
import { serveScreen, type Services } from './serve-screen';

interface SocketServerOptions {
  http: HttpServer;
  tokens: Tokens;
  services: Services;
  /** The rooms, for a hub that may speak to others through `io`. */
  rooms(io: HubServer): Rooms;
}

export interface SocketServer {
  /** Screens connected now. */
  readonly screens: number;
  readonly rooms: Rooms;
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

export function createSocketServer({ http, tokens, services, ...options }: SocketServerOptions): SocketServer {
  const io: HubServer = new Server(http, {
    maxHttpBufferSize: maxMessageBytes,
    perMessageDeflate: false,
    serveClient: false,
    pingInterval: 10_000,
    // A page may be busy for long while it builds its picture.
    pingTimeout: 20_000,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => {
      decide(null, sameOrigin(request.headers.origin, request.headers.host));
    },
  });
  const rooms = options.rooms(io);
  const admitted = new WeakMap<object, { place: Place; join: Join | undefined }>();

  io.use((socket, next) => {
    admit(socket.handshake.auth, tokens).then(async (admission) => {
      if (!admission.ok) return next(Object.assign(new Error(admission.why.reason), { data: admission.why }));
      admitted.set(socket, { place: await rooms.find(admission.identity.room), join: admission.join });
      socket.data = { identity: admission.identity, screen: admission.screen };
      next();
    }).catch((error: unknown) => {
      const why: TurnedAway = {
        reason: 'room-unavailable', message: `the room cannot be opened: ${messageOf(error)}`, remedy: 'this screen tries again by itself; if it goes on, look at the output of the hub',
      };
      next(Object.assign(new Error(why.reason), { data: why }));
    });
  });
  io.on('connection', (socket) => {
    const { place, join } = admitted.get(socket)!;
    const line = lineOf(socket);
    if ('host' in place) serveScreen(line, place.host, services.now, services);
    else place.relay(line);
    if (join) line.hear('join', join, (answer) => line.send('reliable', 'welcome', answer as Answer<Welcome>));
  });

  return {
    get screens() { return io.sockets.sockets.size; },
    rooms,
    async close() {
      const { size } = io.sockets.sockets;
      await rooms.stop('the hub is stopping; screens come back by themselves');
      if (size > 0) await new Promise((resolve) => { setTimeout(resolve, goodbyeMs); });
      const closed = io.close();
      http.closeAllConnections();
      await closed;
    },
  };
}
