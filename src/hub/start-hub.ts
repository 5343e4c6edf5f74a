import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readManifest, readStreets } from './http/city-files';
import { lockDataFolder } from './store/data-lock';
import { openDocumentJournal } from './store/document-journal';
import { openEventLog } from './store/event-log';
import { readRequestsCsv } from './feeds/requests-csv';
import { startFeeds } from './feeds/start-feeds';
import { startHousekeeping } from './store/housekeeping';
import { createHttpServer } from './http/http-server';
import { HubError, messageOf } from './hub-error';
import { hubTime } from './hub-time';
import { createTokens, loadSecret } from './identity/identity';
import { createInviteRoutes } from './http/invite-routes';
import { createLinks, lanBases, localBase, type Links } from './identity/links';
import { migrate } from './store/migrations';
import { createPairingRoutes } from './http/pairing-routes';
import { createPairings } from './identity/pairings';
import { whileBound } from './identity/panels';
import { createPhotoRoute } from './http/photo-route';
import { createPhotoStore } from './store/photo-store';
import { openPglite } from './store/pglite-database';
import { openPostgres } from './store/postgres-database';
import { createRequestChannel } from './sockets/request-channel';
import { createRequestsAt } from './store/requests-at';
import { createRequestsRoute } from './http/requests-route';
import { createRoomLogRoute } from './http/room-log-route';
import { createRoomMemory } from './rooms/room-memory';
import { createSessionLog } from './store/session-log';
import type { FeedKind, Scale } from './scales';
import { createSocketServer } from './sockets/socket-server';
import { alwaysHeld } from './rooms/authority';
import { joinCluster } from './cluster/cluster';
import { openRedis } from './cluster/redis';
import { createRoomOpener } from './rooms/open-room';
import type { DocumentsDesk } from './rooms/room-documents';
import { createLocalRooms } from './rooms/rooms';
import type { Services } from './sockets/serve-screen';
import { shareSecret } from './identity/shared-secret';
import { createFeedRunner } from './feeds/feed-runner';

export interface HubOptions {
  /** Data folder: `cities/`, `db/`, `secret`. */
  data: string;
  /** Folder of the built client. */
  client: string;
  cityId: string;
  host: string;
  /** 0: any free port. */
  port: number;
  room: string;
  feeds: FeedKind;
  scale: Scale;
  /** CSV of real requests to replay. */
  requestsFile: string | null;
  /** Replayed requests per minute. */
  requestsPerMinute: number;
  /** PostgreSQL server; null for PGlite in the data folder. */
  databaseUrl: string | null;
  /** Redis server through which hubs with the same database share their rooms; null for a hub alone. */
  redisUrl?: string | null;
  /** Days until the links end. */
  tokenDays: number;
  /** Days for which it is remembered who did what in the rooms; 30 when left out. */
  sessionLogDays?: number;
  /** Other origins whose pages may frame a screen and speak to it, for example `https://intranet.example`; none when left out. */
  embedOrigins?: readonly string[];
}

export interface Hub {
  port: number;
  /** Base address for this machine. */
  url: string;
  links: Links;
  /** Links for other machines on the network, one set per address; none when the hub listens to this machine only. */
  lanLinks: Links[];
  /** One line about the database and one per feed. */
  summary: string[];
  /** Tells the screens, writes what is under way, and closes the database. */
  close(): Promise<void>;
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EADDRINUSE') {
      throw new HubError(`port ${port} on ${host} is in use by another program`, 'stop that program, or choose another port with --port (0 takes any free one)', { cause: error });
    }
    throw new HubError(
      `cannot listen on ${host} port ${port}: ${messageOf(error)}`,
      'choose an address of this machine with --host (127.0.0.1, or 0.0.0.0 for all) and a port above 1023 with --port',
      { cause: error },
    );
  }
  return (server.address() as AddressInfo).port;
}

/**
 * Starts a hub; what was started is stopped again when a later step fails.
 *
 * @throws {HubError} for everything the person who starts it can put right.
 */
export async function startHub(options: HubOptions): Promise<Hub> {
  const { embedOrigins = [], redisUrl = null } = options;
  const startedAt = performance.now();
  /** Undone in reverse order. */
  const undo: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const citiesFolder = join(options.data, 'cities');
    const manifest = readManifest(citiesFolder, options.cityId);
    const network = readStreets(citiesFolder, manifest);
    const replay = options.requestsFile === null ? null : readRequestsCsv(options.requestsFile);
    if (redisUrl !== null && options.databaseUrl === null) {
      throw new HubError('REDIS_URL is given without DATABASE_URL', 'hubs that share their rooms share a PostgreSQL server too: set DATABASE_URL to the same on all of them, or unset REDIS_URL');
    }
    if (options.databaseUrl === null) undo.push(lockDataFolder(options.data));
    const database = await (options.databaseUrl === null ? openPglite(join(options.data, 'db')) : openPostgres(options.databaseUrl));
    undo.push(() => database.close());
    await migrate(database);
    undo.push(startHousekeeping(database, options.sessionLogDays ?? 30));
    const redis = redisUrl === null ? null : await openRedis(redisUrl);
    undo.push(() => redis?.close());
    const ownSecret = loadSecret(options.data);
    const secret = redis ? await shareSecret(database, ownSecret) : ownSecret;
    const cluster = redis && (await joinCluster(redis, secret, manifest.id));
    undo.push(() => cluster?.close());
    const now = cluster?.now ?? hubTime;
    const documentsOf = (room: string): Promise<DocumentsDesk> => sockets.rooms.documentsOf(room);
    const tokens = whileBound(createTokens(secret, options.tokenDays), documentsOf);
    const log = await openEventLog(database, manifest.id, now);
    undo.push(() => log.stop());
    const requests = createRequestChannel(log, (error) => console.error(`metroscope: requests could not be read: ${messageOf(error)}`));
    const memory = createRoomMemory(database, openDocumentJournal(options.data, manifest.id), manifest.id);
    undo.push(() => memory.close());
    await memory.documents.replay();
    const sessionLog = createSessionLog(database, manifest.id);
    undo.push(() => sessionLog.flush());
    const feeds = await startFeeds({
      log, now, manifest, network, runner: cluster?.feeds ?? createFeedRunner(), feeds: options.feeds, scale: options.scale, replay, replayPerMinute: options.requestsPerMinute,
    });
    undo.push(() => feeds.stop());

    const http = createHttpServer({
      tokens,
      pairing: createPairingRoutes({ tokens, pairings: createPairings(database, now), documentsOf, now, tokenDays: options.tokenDays }),
      invites: createInviteRoutes({ tokens, tokenDays: options.tokenDays, bases: () => lanBases(options.host, port), rooms: () => sockets.rooms.list().toSorted((a, b) => a.name.localeCompare(b.name)) }),
      cityId: manifest.id,
      simulated: () => feeds.simulated,
      health: () => ({ ok: true, uptimeS: Math.round((performance.now() - startedAt) / 1_000), cityId: manifest.id, screens: sockets.screens, offset: log.head, database: log.reachable, ...cluster?.health() }),
      roomLog: createRoomLogRoute({ tokens, sessionLog }),
      requests: createRequestsRoute({ tokens, requestsAt: createRequestsAt(database, manifest.id), now: hubTime }),
      photos: createPhotoRoute({ tokens, photos: createPhotoStore(database, manifest.id) }),
      clientFolder: options.client,
      citiesFolder,
      embedOrigins,
    });
    const services: Services = {
      now, log, requests, movers: feeds.movers,
      addressAt: (longitude, latitude) => network?.nameAt(network.nearest(longitude, latitude))?.slice(0, 300) ?? '',
    };
    const open = createRoomOpener({ cityId: manifest.id, now, memory, sessionLog });
    const hub = randomUUID();
    const sockets = createSocketServer({
      http, tokens, services,
      rooms: (io) => cluster?.rooms(io, { services, memory, open }) ?? createLocalRooms((room) => open(room, { tenure: hub, authority: alwaysHeld, home: true })),
    });
    undo.push(() => sockets.close());
    const port = await listen(http, options.host, options.port);
    const url = localBase(options.host, port);
    return {
      port,
      url,
      links: await createLinks(tokens, url, options.room),
      lanLinks: await Promise.all(lanBases(options.host, port).map((base) => createLinks(tokens, base, options.room))),
      summary: [
        `log: ${database.description}`,
        ...(redis ? [`rooms shared with other hubs through ${redis.description}`] : []),
        ...feeds.summary,
        ...(embedOrigins.length > 0 ? [`may embed screens: ${embedOrigins.join(', ')}`] : []),
      ],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
