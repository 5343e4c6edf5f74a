import { setTimeout as sleep } from 'node:timers/promises';
import { documentCommandSchema, type Answer } from '@/protocol';
import type { Authority } from '../rooms/authority';
import type { HubServer } from '../sockets/outgoing';
import type { RoomHost } from '../rooms/room-host';
import type { DocumentsDesk } from '../rooms/room-documents';
import type { Place, Rooms } from '../rooms/rooms';
import type { AnyAnswer } from '../sockets/screen-line';
import { serveScreen, type Services } from '../sockets/serve-screen';
import { clusterVersion, type Frame } from './frames';
import { createHubLink } from './hub-link';
import { createRemoteLine, type RemoteLine } from './remote-line';
import { relayScreen, type Relay } from './relay';
import type { Redis } from './redis';
import type { Tenure } from './tenure';

interface ClusterRoomsOptions {
  hub: string;
  io: HubServer;
  redis: Pick<Redis, 'ready'>;
  tenure: Tenure;
  services: Services;
  /** Opens a room: as its home, or, cut off from the other hubs, for this hub's own screens alone. */
  open(room: string, home: boolean, authority: Authority): Promise<RoomHost>;
  /** Writes down what the rooms hold. */
  flush(): Promise<void>;
  /** Documents of a room as they are written. */
  documents(room: string): ReturnType<DocumentsDesk['all']>;
}

export interface ClusterRooms extends Rooms {
  /** The room is another hub's from now on. */
  lost(room: string): void;
  /** Redis went away, or is back. */
  reachable(yes: boolean): void;
  /** Other hubs that are alive. */
  readonly peers: number;
}

/** A room that cannot be found in this time is not opened, milliseconds; screens try again. */
const findMs = 4_500;
const lookAgainMs = 100;
/** When Redis is back, homes have this long to say that they are, milliseconds. */
const returnMs = 2_000;
const askMs = 5_000;
export const roomKey = (room: string): string => `room:${room}`;
const movedMessage = 'another hub decides for this room now; this screen comes back by itself';

/** Rooms of several hubs: each room is decided by one, its home; the others pass their screens' lines on to it (rules R100 to R109). */
export function createClusterRooms(options: ClusterRoomsOptions): ClusterRooms {
  const { hub, io, tenure, services } = options;
  const rooms = new Map<string, { host: RoomHost; home: boolean }>();
  const opening = new Map<string, Promise<RoomHost>>();
  /** Screens of other hubs, by hub and line. */
  const remote = new Map<string, Map<string, RemoteLine>>();
  const relays = new Map<string, Relay>();
  const asks = new Map<number, { about: string; answer: AnyAnswer }>();
  let asked = 0;
  let lines = 0;
  let stopping = false;
  let dissolving: NodeJS.Timeout | undefined;

  const link = createHubLink({
    hub,
    ready: () => options.redis.ready,
    publish: (envelope) => io.serverSideEmit('hub', envelope),
    status: () => ({ version: clusterVersion, rooms: own() }),
    onFrame: receive,
    onLost(peer) {
      for (const line of remote.get(peer)?.values() ?? []) line.gone();
      remote.delete(peer);
      for (const relay of [...relays.values()]) if (relay.peer === peer) relay.close('moved', movedMessage);
    },
  });
  io.on('hub', (envelope) => link.receive(envelope));

  const own = (): [string, number][] => [...rooms].map(([name, { host }]) => [name, host.room.size]);

  function ask(about: string, answer: AnyAnswer): number {
    asks.set(++asked, { about, answer });
    return asked;
  }

  function receive(from: string, frame: Frame): void {
    switch (frame.k) {
      case 'enter': return enter(from, frame);
      case 'say': {
        const { ask: number } = frame;
        return remote.get(from)?.get(frame.id)?.heard(frame.event, frame.message, number === undefined ? undefined : (value) => link.send(from, { k: 'answer', ask: number, value }));
      }
      case 'gone': {
        remote.get(from)?.get(frame.id)?.gone();
        return void remote.get(from)?.delete(frame.id);
      }
      case 'document': return void changeDocument(from, frame);
      case 'tell': {
        for (const id of frame.to) relays.get(id)?.tell(frame.importance, frame.event as never, frame.message);
        return;
      }
      case 'answer': {
        const waiting = asks.get(frame.ask);
        asks.delete(frame.ask);
        return waiting?.answer(frame.value);
      }
      case 'close': return relays.get(frame.id)?.close(frame.reason, frame.message);
      case 'reset': return;
    }
  }

  function enter(from: string, { id, identity, screen }: Extract<Frame, { k: 'enter' }>): void {
    const entered = createRemoteLine(link, from, id, { identity, screen });
    const of = remote.get(from) ?? new Map<string, RemoteLine>();
    remote.set(from, of.set(id, entered));
    const { room } = identity;
    const turnAway = (): void => entered.line.close('moved', movedMessage);
    const found = rooms.get(room);
    if (found?.home) serveScreen(entered.line, found.host, services.now, null);
    else {
      const coming = opening.get(room);
      if (coming) coming.then((host) => serveScreen(entered.line, host, services.now, null), turnAway);
      else turnAway();
    }
  }

  async function changeDocument(from: string, { ask: number, identity, name, message }: Extract<Frame, { k: 'document' }>): Promise<void> {
    const held = rooms.get(identity.room);
    const command = documentCommandSchema.safeParse(message);
    if (!held || !command.success) return;
    held.host.authority.run(() => {
      void held.host.desk.command(identity, name, command.data).then((value) => link.send(from, { k: 'answer', ask: number, value }));
    });
  }

  function authorityOf(room: string, home: boolean): Authority {
    const key = roomKey(room);
    if (home) return { get held() { return tenure.holds(key); }, run: (action) => tenure.run(key, action) };
    return { held: true, run: (action) => action() };
  }

  function opened(room: string, home: boolean): Promise<RoomHost> {
    const held = rooms.get(room);
    if (held) return Promise.resolve(held.host);
    const open = opening.get(room) ?? options.open(room, home, authorityOf(room, home)).then((host) => {
      if (home && !tenure.has(roomKey(room))) {
        host.stop();
        throw new Error(`another hub took the room "${room}" meanwhile`);
      }
      rooms.set(room, { host, home });
      return host;
    }, (error: unknown) => {
      if (home) tenure.drop(roomKey(room));
      throw error;
    }).finally(() => opening.delete(room));
    opening.set(room, open);
    return open;
  }

  function relayTo(peer: string): Place {
    return {
      peer,
      relay(line) {
        const id = `${++lines}`;
        relays.set(id, relayScreen({
          line, id, peer, link, services,
          ask: (answer) => ask(id, answer),
          ended() {
            relays.delete(id);
            for (const [number, { about }] of asks) if (about === id) asks.delete(number);
          },
        }));
        if (!link.isAlive(peer)) relays.get(id)?.close('moved', movedMessage);
      },
    };
  }

  async function find(room: string): Promise<Place> {
    for (const begun = performance.now(); !stopping && performance.now() - begun < findMs; await sleep(lookAgainMs)) {
      const held = rooms.get(room);
      if (held) return held;
      const waiting = opening.get(room);
      if (waiting) return { host: await waiting };
      if (tenure.cutOff) return { host: await opened(room, false) };
      const holder = await tenure.claim(roomKey(room)).catch(() => null);
      if (holder === hub) return { host: await opened(room, true) };
      if (holder !== null && link.isAlive(holder)) return relayTo(holder);
    }
    throw new Error(`the hub that has the room "${room}" does not answer yet`);
  }

  function giveUp(room: string): void {
    const held = rooms.get(room);
    rooms.delete(room);
    held?.host.stop();
    held?.host.closeAll('moved', movedMessage);
  }

  /** Rooms opened while Redis was away are the homes' again. */
  function dissolve(): void {
    for (const [room, { home }] of rooms) if (!home) giveUp(room);
  }

  function remoteDesk(room: string): DocumentsDesk {
    return {
      all: () => options.documents(room),
      async command(identity, name, message) {
        const unavailable: Answer<never> = { ok: false, refusal: { code: 'unavailable', message: 'the hub that has this room does not answer', remedy: 'Try again in a few seconds.' } };
        const place = await find(room);
        if ('host' in place) return place.host.desk.command(identity, name, message);
        const { peer } = place;
        return new Promise((resolve) => {
          const number = ask(`document ${room}`, (value) => resolve(value as Answer<{ version: number }>));
          link.send(peer, { k: 'document', ask: number, identity, name, message });
          setTimeout(() => {
            if (asks.delete(number)) resolve(unavailable);
          }, askMs).unref();
        });
      },
    };
  }

  return {
    find,
    lost: giveUp,
    reachable(yes) {
      clearTimeout(dissolving);
      if (yes) dissolving = setTimeout(dissolve, returnMs);
    },
    async documentsOf(room) {
      const place = await find(room);
      return 'host' in place ? place.host.desk : remoteDesk(room);
    },
    list() {
      const sizes = new Map<string, number>();
      for (const [name, screens] of [...own(), ...link.peers().flatMap((peer) => peer.rooms)]) sizes.set(name, (sizes.get(name) ?? 0) + screens);
      return [...sizes].map(([name, screens]) => ({ name, screens }));
    },
    get peers() {
      return link.peers().length;
    },
    async stop(goodbye) {
      stopping = true;
      clearTimeout(dissolving);
      for (const { host } of rooms.values()) host.stop();
      await tenure.stop(options.flush);
      for (const { host } of rooms.values()) host.closeAll('shutting-down', goodbye);
      for (const relay of relays.values()) relay.close('shutting-down', goodbye);
      link.stop();
    },
  };

}
