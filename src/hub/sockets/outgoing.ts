import type { ClientToHub, CloseReason, HubToClient } from '@/protocol';
import type { Server, Socket } from 'socket.io';
import type { AnyAnswer, Heard, Importance, ScreenLine, SocketData } from './screen-line';

/** What hubs say to each other beside their screens. */
export interface HubToHub {
  hub(envelope: unknown): void;
}
export type HubServer = Server<ClientToHub, HubToClient, HubToHub, SocketData>;
export type HubSocket = Socket<ClientToHub, HubToClient, HubToHub, SocketData>;

const kilobyte = 1_024;

/** Bytes that may wait for one screen before a message of a kind is dropped; past the last the screen is cut off. */
const limits: Record<Importance, number> = { move: 64 * kilobyte, thumbnail: 256 * kilobyte, movers: 512 * kilobyte, reliable: 1_024 * kilobyte };

/** The parts of engine.io's connection that hold what the network has not taken yet. */
interface Connection {
  writeBuffer?: { data?: string | { byteLength: number } }[];
  transport?: { socket?: { bufferedAmount?: number } };
}

/** Bytes on their way to a screen that its network has not taken. */
function waitingBytes(socket: HubSocket): number {
  const connection = socket.conn as unknown as Connection;
  let bytes = connection.transport?.socket?.bufferedAmount ?? 0;
  for (const { data } of connection.writeBuffer ?? []) bytes += typeof data === 'string' ? data.length : (data?.byteLength ?? 0);
  return bytes;
}

/**
 * Tells a screen why, and cuts it off. The transport is closed only after the reason had time to leave.
 */
function closeSocket(socket: HubSocket, reason: CloseReason, message: string): void {
  socket.emit('closing', { reason, message });
  socket.disconnect();
  const { conn } = socket;
  setTimeout(() => conn.close(true), 500).unref();
}

/**
 * Sends unless too much waits already, and returns whether it did: a `move`, a picture or a batch of movers is dropped (a newer one follows), a reliable
 * message cuts a screen off that does not read. socket.io's own `volatile` is not used: it loses a message that
 * follows another one in the same tick.
 */
function send<E extends keyof HubToClient>(socket: HubSocket, importance: Importance, event: E, ...args: Parameters<HubToClient[E]>): boolean {
  if (!socket.connected) return false;
  const waiting = waitingBytes(socket);
  if (waiting <= limits[importance]) {
    socket.emit(event, ...args);
    return true;
  }
  if (importance === 'reliable') {
    closeSocket(socket, 'slow-reader', `${Math.round(waiting / kilobyte)} kB wait for this screen and it does not read them; it may connect again`);
  }
  return false;
}

/** Sockets of this hub's own lines. */
const sockets = new WeakMap<ScreenLine, HubSocket>();

/** The same as `send` on each line, but what goes to several sockets of this hub is put into bytes once. */
export function sendToEach<E extends keyof HubToClient>(lines: readonly ScreenLine[], importance: Importance, event: E, message: Parameters<HubToClient[E]>[0]): void {
  const ready: HubSocket[] = [];
  for (const line of lines) {
    const socket = sockets.get(line);
    if (socket?.connected && waitingBytes(socket) <= limits[importance]) ready.push(socket);
    else line.send(importance, event, message);
  }
  ready[0]?.nsp.local.to(ready.map(({ id }) => id)).emit(event, ...([message] as unknown as Parameters<HubToClient[E]>));
}

/** The line to a screen that is connected to this hub. */
export interface OwnLine extends ScreenLine {
  /** As if the screen had said it: nothing before somebody listens. */
  readonly hear: Heard;
}

/** The line that says and hears what a socket of this hub does. */
export function lineOf(socket: HubSocket): OwnLine {
  let hear: Heard = () => undefined;
  const line: OwnLine = {
    data: socket.data,
    get waiting() {
      return waitingBytes(socket);
    },
    send: (importance, event, message) => send(socket, importance, event, ...([message] as unknown as Parameters<HubToClient[typeof event]>)),
    close: (reason, message) => closeSocket(socket, reason, message),
    hear: (...said) => hear(...said),
    listen(listener) {
      hear = listener;
      socket.onAny((event: string, ...args: unknown[]) => {
        const last = args.at(-1);
        const answer = typeof last === 'function' ? (last as AnyAnswer) : undefined;
        listener(event, args[0] === last && answer ? undefined : args[0], answer);
      });
    },
    onGone(listener) {
      socket.on('disconnect', () => listener());
      socket.on('error', (error) => console.error(`metroscope: socket of screen "${socket.data.screen.name}": ${error.message}`));
    },
  };
  sockets.set(line, socket);
  return line;
}
