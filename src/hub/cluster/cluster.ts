import { createHash, randomUUID } from 'node:crypto';
import type { Authority } from '../rooms/authority';
import type { FeedRunner } from '../feeds/feed-runner';
import type { RunningFeed } from '../feeds/schedule';
import { messageOf } from '../hub-error';
import type { HubServer } from '../sockets/outgoing';
import type { RoomHost } from '../rooms/room-host';
import type { RoomMemory } from '../rooms/room-memory';
import type { Rooms } from '../rooms/rooms';
import type { Services } from '../sockets/serve-screen';
import { startClusterClock } from './cluster-clock';
import { createClusterRooms, roomKey, type ClusterRooms } from './cluster-rooms';
import { createLeases } from './leases';
import type { Redis } from './redis';
import { createTenure } from './tenure';

interface RoomsOptions {
  services: Services;
  memory: RoomMemory;
  open(room: string, opening: { tenure: string; authority: Authority; home: boolean }): Promise<RoomHost>;
}

/** This hub among those that have its database and its Redis. */
export interface Cluster {
  /** The time all of them have in common, milliseconds since 1970 UTC. */
  now(): number;
  rooms(io: HubServer, options: RoomsOptions): Rooms;
  /** Runs each feed on one of the hubs at a time. */
  readonly feeds: FeedRunner;
  /** For `/api/health`. */
  health(): object;
  close(): void;
}

const feedRetryMs = 1_000;
const feedKey = (feed: string): string => `feed:${feed}`;

/** Joins the hubs that share `secret`, and so a database. @throws when Redis does not answer. */
export async function joinCluster(redis: Redis, secret: Uint8Array, cityId: string): Promise<Cluster> {
  const hub = randomUUID();
  const prefix = `metroscope:${createHash('sha256').update(secret).update(cityId).digest('hex').slice(0, 16)}`;
  const clock = await startClusterClock({ local: () => performance.now(), origin: performance.timeOrigin, ask: () => redis.time() });
  let rooms: ClusterRooms | null = null;
  let memory: RoomMemory | null = null;
  const feeds = new Map<string, { running: RunningFeed | null; retry: NodeJS.Timeout }>();
  const roomOf = (key: string): string | null => (key.startsWith(roomKey('')) ? key.slice(roomKey('').length) : null);

  async function stopFeed(name: string): Promise<void> {
    const feed = feeds.get(name);
    const running = feed?.running;
    if (feed) feed.running = null;
    await running?.stop();
  }

  const tenure = createTenure({
    hub,
    leases: createLeases(redis, hub, `${prefix}:`),
    lost(key) {
      const room = roomOf(key);
      if (room === null) void stopFeed(key.slice(feedKey('').length));
      else rooms?.lost(room);
    },
    stillOurs: async (key) => {
      const room = roomOf(key);
      return room === null || (await memory!.stillHas(room));
    },
    reachable: (yes) => rooms?.reachable(yes),
  });

  return {
    now: clock.now,
    rooms(io, options) {
      io.adapter(redis.adapter(prefix));
      ({ memory } = options);
      let opened = 0;
      memory.onFenced((room) => {
        // Cut off, this hub goes on with its own screens; what they do is not written any more.
        if (tenure.cutOff) return;
        tenure.drop(roomKey(room));
        rooms?.lost(room);
      });
      rooms = createClusterRooms({
        hub, io, redis, tenure, services: options.services,
        flush: () => options.memory.flush(),
        documents: async (room) => (await options.memory.documents.read(room)).map(({ document }) => document),
        open: (room, home, authority) => options.open(room, { tenure: `${hub}.${++opened}`, authority, home }),
      });
      return rooms;
    },
    feeds: {
      async run(feed, start) {
        const attempt = async (): Promise<void> => {
          const held = feeds.get(feed);
          if (!held || held.running || tenure.cutOff || (await tenure.claim(feedKey(feed)).catch(() => null)) !== hub) return;
          const started = await start();
          if (tenure.has(feedKey(feed))) held.running = started;
          else await started.stop();
        };
        let trying = Promise.resolve();
        const retry = setInterval(() => {
          trying = trying.then(attempt).catch((error: unknown) => console.error(`metroscope: the feed "${feed}" could not be started: ${messageOf(error)}`));
        }, feedRetryMs);
        feeds.set(feed, { running: null, retry });
        await attempt();
        return feeds.get(feed)!.running as Awaited<ReturnType<typeof start>> | null;
      },
      async stop() {
        for (const [feed, { retry }] of feeds) {
          clearInterval(retry);
          await stopFeed(feed);
        }
        feeds.clear();
      },
    },
    health: () => ({ redis: redis.ready && !tenure.cutOff, hubs: 1 + (rooms?.peers ?? 0) }),
    close() {
      clock.stop();
      redis.close();
    },
  };
}
