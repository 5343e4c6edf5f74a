import type { Identity, Screen } from '@/model';
import type { ClientToHub, CloseReason, HubToClient } from '@/protocol';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';

export interface SocketData {
  identity: Identity;
  screen: Screen;
}
export type HubServer = Server<ClientToHub, HubToClient, DefaultEventsMap, SocketData>;
export type HubSocket = Socket<ClientToHub, HubToClient, DefaultEventsMap, SocketData>;

const kilobyte = 1_024;

/** Bytes that may wait for one screen before a message of a kind is dropped; past the last the screen is cut off. */
const limits = { move: 64 * kilobyte, movers: 512 * kilobyte, reliable: 1_024 * kilobyte } as const;
export type Importance = keyof typeof limits;

/** The parts of engine.io's connection that hold what the network has not taken yet. */
interface Connection {
  writeBuffer?: { data?: string | { byteLength: number } }[];
  transport?: { socket?: { bufferedAmount?: number } };
}

/** Bytes on their way to a screen that its network has not taken. */
export function waitingBytes(socket: HubSocket): number {
  const connection = socket.conn as unknown as Connection;
  let bytes = connection.transport?.socket?.bufferedAmount ?? 0;
  for (const { data } of connection.writeBuffer ?? []) bytes += typeof data === 'string' ? data.length : (data?.byteLength ?? 0);
  return bytes;
}

/**
 * Tells a screen why, and cuts it off. The transport is closed only after the reason had time to leave.
 */
export function closeSocket(socket: HubSocket, reason: CloseReason, message: string): void {
  socket.emit('closing', { reason, message });
  socket.disconnect();
  const { conn } = socket;
  setTimeout(() => conn.close(true), 500).unref();
}

/**
 * Sends unless too much waits already: a `move` or a batch of movers is dropped (a newer one follows), a reliable
 * message cuts a screen off that does not read. socket.io's own `volatile` is not used: it loses a message that
 * follows another one in the same tick.
 */
export function send<E extends keyof HubToClient>(socket: HubSocket, importance: Importance, event: E, ...args: Parameters<HubToClient[E]>): void {
  if (!socket.connected) return;
  const waiting = waitingBytes(socket);
  if (waiting <= limits[importance]) socket.emit(event, ...args);
  else if (importance === 'reliable') {
    closeSocket(socket, 'slow-reader', `${Math.round(waiting / kilobyte)} kB wait for this screen and it does not read them; it may connect again`);
  }
}
