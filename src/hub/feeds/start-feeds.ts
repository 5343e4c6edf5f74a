import type { CityManifest } from '@/model';
import type { EventLog } from '../store/event-log';
import { createMoverChannel, noMovers, type MoverChannel } from '../sockets/mover-channel';
import { scales, type FeedKind, type Scale } from '../scales';
import type { FeedRunner } from './feed-runner';
import { seedOf } from './random';
import { startRequestReplay } from './request-replay';
import { startRequestSimulation } from './request-simulation';
import type { CsvRequests } from './requests-csv';
import type { StreetNetwork } from './street-network';
import { createWorkerFleet } from './worker-fleet';

export interface FeedOptions {
  log: EventLog;
  now(): number;
  manifest: CityManifest;
  network: StreetNetwork | null;
  feeds: FeedKind;
  scale: Scale;
  replay: CsvRequests | null;
  replayPerMinute: number;
  runner: FeedRunner;
}

export interface Feeds {
  movers: MoverChannel;
  /** True while anything shown is made up. */
  simulated: boolean;
  /** One line per feed, for the person who started the hub. */
  summary: string[];
  stop(): Promise<void>;
}

/** Starts what was asked for and the city can carry. */
export async function startFeeds(options: FeedOptions): Promise<Feeds> {
  const { log, now, manifest, network, replay, runner } = options;
  const summary: string[] = [];
  const simulated = options.feeds === 'simulated' && network !== null;
  let movers = noMovers;
  if (simulated) {
    const seed = seedOf(manifest.id);
    const size = scales[options.scale];
    movers = createMoverChannel(createWorkerFleet(network, size, seed), now);
    await runner.run('simulation', () => startRequestSimulation(log, now, { cityId: manifest.id, seed, network }));
    summary.push(`SIMULATED: ${size.toLocaleString('en')} field workers and service requests, on the streets of ${manifest.name.en}`);
  } else if (options.feeds === 'simulated') {
    summary.push(`no simulation: ${manifest.name.en} was imported without streets`);
  }
  if (replay && replay.requests.length > 0) {
    const feed = await runner.run('replay', () =>
      startRequestReplay({ log, now, cityId: manifest.id, extent: manifest.extent, network, requests: replay.requests, perMinute: options.replayPerMinute }));
    const { withoutPosition, repeated, unreadable } = replay.skipped;
    summary.push(
      `REPLAY: ${replay.requests.length.toLocaleString('en')} real requests, ${options.replayPerMinute} a minute`
      + `${feed === null ? ', while another hub does not' : `${feed.transposed ? `, moved into ${manifest.name.en}` : ''}${feed.remaining === 0 ? '; all are in the log already' : ''}`}`
      + ` (left out: ${withoutPosition} without a place, ${repeated} repeated, ${unreadable} unreadable)`,
    );
  }
  return {
    movers,
    simulated,
    summary,
    async stop() {
      movers.stop();
      await runner.stop();
    },
  };
}
