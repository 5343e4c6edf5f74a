import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readManifest, readStreets } from './city-files';
import { lockDataFolder } from './data-lock';
import { openEventLog } from './event-log';
import { readRequestsCsv } from './feeds/requests-csv';
import { startFeeds } from './feeds/start-feeds';
import { startHousekeeping } from './housekeeping';
import { createHttpServer } from './http-server';
import { HubError, messageOf } from './hub-error';
import { hubTime } from './hub-time';
import { createTokens, loadSecret } from './identity';
import { createInviteRoutes } from './invite-routes';
import { createLinks, lanBases, localBase, type Links } from './links';
import { migrate } from './migrations';
import { createPairingRoutes } from './pairing-routes';
import { createPairings } from './pairings';
import { whileBound } from './panels';
import { createPhotoRoute } from './photo-route';
import { createPhotoStore } from './photo-store';
import { openPglite } from './pglite-database';
import { openPostgres } from './postgres-database';
import { createRequestChannel } from './request-channel';
import { createRoomLogRoute } from './room-log-route';
import { createRoomMemory } from './room-memory';
import { createSessionLog } from './session-log';
import type { FeedKind, Scale } from './scales';
import { createSocketServer } from './socket-server';

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
  const { embedOrigins = [] } = options;
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
    const tokens = whileBound(createTokens(loadSecret(options.data), options.tokenDays), (room) => sockets.documentsOf(room));
    if (options.databaseUrl === null) undo.push(lockDataFolder(options.data));
    const database = await (options.databaseUrl === null ? openPglite(join(options.data, 'db')) : openPostgres(options.databaseUrl));
    undo.push(() => database.close());
    await migrate(database);
    undo.push(startHousekeeping(database, options.sessionLogDays ?? 30));
    const log = await openEventLog(database, manifest.id, hubTime);
    undo.push(() => log.flush());
    const requests = createRequestChannel(log, (error) => console.error(`metroscope: requests could not be read: ${messageOf(error)}`));
    const memory = createRoomMemory(database, manifest.id);
    undo.push(() => memory.flush());
    const sessionLog = createSessionLog(database, manifest.id);
    undo.push(() => sessionLog.flush());
    const feeds = await startFeeds({
      log, now: hubTime, manifest, network, feeds: options.feeds, scale: options.scale, replay, replayPerMinute: options.requestsPerMinute,
    });
    undo.push(() => feeds.stop());

    const http = createHttpServer({
      tokens,
      pairing: createPairingRoutes({ tokens, pairings: createPairings(hubTime), documentsOf: (room) => sockets.documentsOf(room), now: hubTime, tokenDays: options.tokenDays }),
      invites: createInviteRoutes({ tokens, tokenDays: options.tokenDays, bases: () => lanBases(options.host, port), rooms: () => sockets.rooms() }),
      cityId: manifest.id,
      simulated: () => feeds.simulated,
      health: () => ({ ok: true, uptimeS: Math.round((performance.now() - startedAt) / 1_000), cityId: manifest.id, screens: sockets.screens, offset: log.head }),
      roomLog: createRoomLogRoute({ tokens, sessionLog }),
      photos: createPhotoRoute({ tokens, photos: createPhotoStore(database, manifest.id) }),
      clientFolder: options.client,
      citiesFolder,
      embedOrigins,
    });
    const sockets = createSocketServer({
      http, tokens, cityId: manifest.id, now: hubTime, log, requests, movers: feeds.movers, memory, sessionLog,
      addressAt: (longitude, latitude) => network?.nameAt(network.nearest(longitude, latitude))?.slice(0, 300) ?? '',
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
        `log: ${database.description}`, ...feeds.summary,
        ...(embedOrigins.length > 0 ? [`may embed screens: ${embedOrigins.join(', ')}`] : []),
      ],
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
