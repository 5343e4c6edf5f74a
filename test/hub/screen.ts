import { protocolVersion, type Answer, type RequestsMessage, type Welcome } from '@/protocol';
import { io, type Socket } from 'socket.io-client';

/** The token in a link. */
export const tokenOf = (link: string): string => new URLSearchParams(new URL(link).hash.slice(1)).get('token')!;

interface Connecting {
  screenId?: string;
  auth?: object;
  origin?: string;
}

/** A bare socket.io client as a screen, reconnecting never. */
export function connect(url: string, link: string, { screenId = 'screen', auth = {}, origin }: Connecting = {}): Socket {
  return io(url, {
    transports: ['websocket'], reconnection: false, forceNew: true,
    ...(origin === undefined ? {} : { extraHeaders: { origin } }),
    auth: { protocol: protocolVersion, token: tokenOf(link), screen: { screenId, name: `Screen ${screenId}`, class: 'medium' }, ...auth },
  });
}

/** Resolves with the first message of a kind. */
export const next = <T>(socket: Socket, event: string): Promise<T> => new Promise((resolve) => { socket.once(event, resolve); });

export async function join(socket: Socket, requestsAfter = 0): Promise<Answer<Welcome>> {
  if (!socket.connected) await next(socket, 'connect');
  return (await socket.timeout(10_000).emitWithAck('join', { known: {}, requestsAfter })) as Answer<Welcome>;
}

/** Joins and reads pages until there are no more. */
export async function snapshot(socket: Socket, requestsAfter = 0): Promise<RequestsMessage> {
  const all: RequestsMessage = { offset: requestsAfter, items: [], more: true };
  const complete = new Promise<void>((resolve) => {
    socket.on('requests', (message: RequestsMessage) => {
      if (!all.more) return;
      all.items.push(...message.items);
      all.offset = message.offset;
      all.more = message.more;
      if (!message.more) resolve();
    });
  });
  await join(socket, requestsAfter);
  await complete;
  return all;
}

export const aReport = (changes: object = {}) => ({
  commandId: crypto.randomUUID(), requestId: crypto.randomUUID(), category: 'road', description: 'Pothole', longitude: 71.41, latitude: 51.11, occurredAt: Date.now(), ...changes,
});
