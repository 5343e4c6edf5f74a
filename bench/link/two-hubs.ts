import { setTimeout as pause } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { aspectMessageSchema, type AspectMessage } from '../../src/protocol';
import { makeDataFolder } from '../../src/hub/fixtures/small-city';
import { startHubProcess, type HubProcess } from '../../test/hub/hub-processes';
import { startPostgres } from '../../test/hub/postgres-server';
import { openScreen } from '../../test/hub/real-screen';
import { startRedis } from '../../test/hub/redis-server';
import { tokenOf } from '../../test/hub/screen';
import { watchProcess } from './process-time';
import { open } from './sockets';
import { spread, type Spread } from './statistics';

interface TwoHubs {
  /** At each hub. */
  followers: number;
  /** Samples a second. */
  hertz: number;
  seconds: number;
  /** How often the home is killed. */
  deaths: number;
}

interface TwoHubsResult extends TwoHubs {
  /** Leader's emit to follower's handler: followers at the leader's hub, which is the room's home, and at the other, in the same run. */
  latencyMs: { home: Spread; other: Spread };
  received: { home: number; other: number };
  /** Share of one core while the leader moved. */
  core: { home: number | null; other: number | null; redis: number | null };
  /** From kill −9 of the home to a screen of the other hub being back in the room, milliseconds. */
  backAfterMs: number[];
}

const now = (): number => performance.timeOrigin + performance.now();

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

/** One leader at a hub, followers there and at another hub; then the death of the home. Hubs, Redis and PostgreSQL are processes of their own. */
export async function measureTwoHubs(load: TwoHubs): Promise<TwoHubsResult> {
  const { followers, hertz, seconds } = load;
  const folders = [makeDataFolder(), makeDataFolder()];
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const start = (index: number): Promise<HubProcess> => startHubProcess({ data: folders[index]!.data, databaseUrl: postgres.url, redisUrl: redis.url });
  const home = await start(0);
  const other = await start(1);
  const { links } = home;
  const leader = await open(home.url, tokenOf(links.desk), 'leader', 'medium');
  const latencies: Record<'home' | 'other', number[]> = { home: [], other: [] };
  const sockets: Socket[] = [leader];
  for (const [where, { url }] of [['home', home], ['other', other]] as const) {
    for (let i = 0; i < followers; i++) {
      const socket = await open(url, tokenOf(links.wall), `${where}-${i}`, 'large');
      socket.on('aspect', ({ kind, sampledAt }: AspectMessage) => {
        if (kind === 'move') latencies[where].push(now() - sampledAt);
      });
      sockets.push(socket);
    }
  }
  await pause(2_000);
  const lease = (await leader.timeout(5_000).emitWithAck('role', { aspect: 'camera', role: 'lead' })) as { value: { epoch: number } };
  const watched = [home.pid, other.pid, redis.pid()].map(watchProcess);
  const began = performance.now();
  const samples = hertz * seconds;
  for (let seq = 1; seq <= samples; seq++) {
    await pause(Math.max(0, began + (seq * 1_000) / hertz - performance.now()));
    const view = { longitude: 71 + seq / 100_000, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 };
    leader.volatile.emit('aspect', aspectMessageSchema.parse({ aspect: 'camera', kind: 'move', epoch: lease.value.epoch, seq, sampledAt: now(), value: { view, aspectRatio: 1.6 } }));
  }
  const [homeCore, otherCore, redisCore] = watched.map((read) => read());
  await pause(1_000);
  for (const socket of sockets) socket.disconnect();

  const backAfterMs: number[] = [];
  const hubs = [home, other];
  for (let i = 0; i < load.deaths; i++) {
    // The survivor of a death is the home that dies next.
    const [dies, lives] = [i % 2, (i + 1) % 2];
    const desk = openScreen(hubs[dies]!.url, links.desk, 'desk', 'medium');
    const screen = openScreen(hubs[lives]!.url, links.wall, 'panel', 'large');
    await until(() => [desk, screen].every(({ link }) => link.getState().screens.length === 2));
    const killed = performance.now();
    await hubs[dies]!.end('SIGKILL');
    await until(() => screen.link.getState().status === 'offline');
    await until(() => screen.link.getState().status === 'online');
    backAfterMs.push(Math.round(performance.now() - killed));
    for (const each of [desk, screen]) each.close();
    hubs[dies] = await start(dies);
  }
  for (const hub of hubs) await hub.end('SIGKILL');
  await redis.kill();
  await postgres.stop();
  for (const folder of folders) folder.remove();
  const shareOf = (some: readonly number[]): number => some.length / (samples * followers);
  return {
    ...load,
    latencyMs: { home: spread(latencies.home), other: spread(latencies.other) },
    received: { home: shareOf(latencies.home), other: shareOf(latencies.other) },
    core: { home: homeCore ?? null, other: otherCore ?? null, redis: redisCore ?? null },
    backAfterMs,
  };
}
