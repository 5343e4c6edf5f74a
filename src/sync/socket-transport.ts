import type { ClientToHub, Handshake } from '@/protocol';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { patiently, systemTime } from './time';
import type { Transport } from './transport';

/** socket.io's `connect_error` when the hub itself says no. */
const turnedAwaySchema = z.object({ data: z.object({ reason: z.string(), message: z.string(), remedy: z.string() }) });

/** socket.io over WebSocket alone; reconnecting is the owner's business. `url` undefined is the page's own origin. */
export function createSocketTransport(url: string | undefined, handshake: Handshake): Transport {
  let socket: Socket | null = null;

  const close = (): void => {
    socket?.offAny();
    socket?.removeAllListeners();
    socket?.disconnect();
    socket = null;
  };

  return {
    open(join, events) {
      close();
      const options = { transports: ['websocket'], auth: { ...handshake, join }, reconnection: false, forceNew: true };
      const opening = url === undefined ? io(options) : io(url, options);
      socket = opening;
      opening.on('connect', events.opened);
      opening.on('connect_error', (error: unknown) => {
        const said = turnedAwaySchema.safeParse(error);
        close();
        events.failed(said.success ? said.data.data : null);
      });
      opening.on('disconnect', () => {
        close();
        events.closed();
      });
      opening.onAny((event: string, message: unknown) => {
        if (event === 'welcome') events.joined(message);
        else events.message(event, message);
      });
    },
    close,
    send(event, message) {
      if (socket?.connected) socket.emit(event, message);
    },
    sendDroppable(event, message) {
      if (socket?.connected) socket.volatile.emit(event, message);
    },
    request<E extends keyof ClientToHub>(event: E, message: Parameters<ClientToHub[E]>[0], timeoutMs: number, done: (answer: unknown) => void) {
      if (!socket?.connected) {
        done(undefined);
        return;
      }
      let answered = false;
      const answer = (value: unknown): void => {
        cancel();
        if (!answered) done(value);
        answered = true;
      };
      const cancel = patiently(systemTime, timeoutMs, () => answer(undefined));
      socket.emitWithAck(event, message).then(answer, () => answer(undefined));
    },
  };
}
