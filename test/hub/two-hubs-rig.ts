import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { makeDataFolder } from '../../src/hub/fixtures/small-city';
import { startHubProcess, startProxy, type HubProcess, type Proxy } from './hub-processes';
import { startPostgres, type PostgresServer } from './postgres-server';
import { note, openScreen, type RealScreen } from './real-screen';
import { startRedis, type RedisServer } from './redis-server';

export const clockOffMs = 20_000;

/** Two hubs as processes with one PostgreSQL and one Redis for all tests of a file, each hub behind a switch that plays the reverse proxy; screens are the real clients. */
export function twoHubsOfFile() {
  const folders = [makeDataFolder(), makeDataFolder()];
  let postgres: PostgresServer;
  let redis: RedisServer;
  let hubs: HubProcess[] = [];
  let doors: Proxy[] = [];
  let screens: Record<string, RealScreen> = {};

  let feeds: 'simulated' | 'none';
  let redisUrls: readonly string[];

  const startHub = (index: number): Promise<HubProcess> => startHubProcess({
    data: folders[index]!.data, databaseUrl: postgres.url, redisUrl: redisUrls[index] ?? redis.url, feeds,
    // The second machine's clock is wrong (R106).
    clockOff: index * clockOffMs,
  });

  /** Desk and wall at the first hub, which is the room's home; tablet and second wall at the other. A hub may have its own way to Redis. */
  async function open(room: string, options: { feeds?: typeof feeds; redisUrls?: readonly string[] } = {}): Promise<void> {
    ({ feeds = 'none', redisUrls = [] } = options);
    hubs = [await startHub(0), await startHub(1)];
    doors = await Promise.all(hubs.map(({ url }) => startProxy(url)));
    const [near, far] = doors as [Proxy, Proxy];
    const { desk, wall } = await linksOf(room);
    screens = { desk: openScreen(near.url, desk, 'desk', 'medium') };
    await online(screens['desk']!);
    Object.assign(screens, {
      wall: openScreen(near.url, wall, 'wall', 'large'),
      far: openScreen(far.url, wall, 'far', 'large'),
      other: openScreen(far.url, desk, 'other', 'small'),
    });
    await Promise.all(Object.values(screens).map(online));
  }

  async function linksOf(room: string): Promise<{ desk: string; wall: string }> {
    const [{ url, links }] = hubs as [HubProcess, HubProcess];
    const token = async (role: string, name: string): Promise<string> => {
      const response = await fetch(`${url}/api/links`, {
        method: 'POST', headers: { authorization: `Bearer ${new URL(links.desk).hash.slice('#token='.length)}`, 'content-type': 'application/json' },
        body: JSON.stringify({ page: name, role, room, name }),
      });
      const { token: signed } = (await response.json()) as { token: string };
      return `${url}/${name}#token=${signed}`;
    };
    return { desk: await token('dispatcher', 'desk'), wall: await token('wall', 'wall') };
  }

  const online = async (screen: RealScreen): Promise<void> => {
    await expect.poll(() => screen.link.getState().status, { timeout: 60_000 }).toBe('online');
  };
  const select = (screen: RealScreen, id: string): void => screen.view.set('selection', { kind: 'building', id }, 'user');
  const selected = (screen: RealScreen): string | undefined => (screen.view.get('selection') as { id: string } | null)?.id;
  /** Every screen shows this, sees every other, and has the same documents. */
  async function agreed(id: string, names = Object.keys(screens)): Promise<void> {
    const all = names.map((name) => screens[name]!);
    await expect.poll(() => all.map(({ link }) => link.getState().status), { timeout: 60_000 }).toEqual(all.map(() => 'online'));
    await expect.poll(() => all.map(selected), { timeout: 60_000 }).toEqual(all.map(() => id));
    await expect.poll(() => all.map(({ link }) => link.getState().screens.map(({ screen }) => screen.screenId).toSorted().join()), { timeout: 60_000 }).toEqual(all.map(() => names.toSorted().join()));
    const held = ({ room }: RealScreen): string => JSON.stringify([...room.getState().documents.values()].map((each) => `${each.id} ${each.version}`).toSorted());
    await expect.poll(() => new Set(all.map(held)).size, { timeout: 60_000 }).toBe(1);
    expect(new Set(all.map((screen) => screen.shown())).size).toBe(1);
  }
  const documentIds = (screen: RealScreen): string[] => [...screen.room.getState().documents.values()].map(({ id }) => id).toSorted();
  const put = async (screen: RealScreen, id: string): Promise<void> => expect(await screen.documents.put('annotation', id, note(id), 0)).toMatchObject({ ok: true });

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  });
  afterEach(async () => {
    for (const screen of Object.values(screens)) screen.close();
    for (const door of doors) await door.close();
    for (const hub of hubs) await hub.end('SIGKILL');
  });
  afterAll(async () => {
    await redis.kill();
    await postgres.stop();
    for (const folder of folders) folder.remove();
  });

  return {
    open, startHub, linksOf, agreed, put, select, selected, documentIds,
    get postgres() { return postgres; },
    get redis() { return redis; },
    get hubs() { return hubs as [HubProcess, HubProcess]; },
    get doors() { return doors as [Proxy, Proxy]; },
    get screens() { return screens as Record<string, RealScreen> & Record<'desk' | 'wall' | 'far' | 'other', RealScreen>; },
  };
}
