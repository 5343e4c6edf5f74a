import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeDataFolder } from '../../src/hub/fixtures/small-city';
import { startHubProcess, startProxy, type HubProcess, type Proxy } from './hub-processes';
import { skipPostgres, startPostgres, type PostgresServer } from './postgres-server';
import { note, openScreen, type RealScreen } from './real-screen';
import { skipRedis, startRedis, type RedisServer } from './redis-server';

const clockOffMs = 20_000;

/** Two hubs as processes, each behind a switch that plays the reverse proxy; screens are the real clients. */
describe.skipIf(skipPostgres || skipRedis)('two hubs', () => {
  const folders = [makeDataFolder(), makeDataFolder()];
  let postgres: PostgresServer;
  let redis: RedisServer;
  let hubs: HubProcess[] = [];
  let doors: Proxy[] = [];
  let screens: Record<string, RealScreen> = {};

  const startHub = (index: number): Promise<HubProcess> => startHubProcess({
    data: folders[index]!.data, databaseUrl: postgres.url, redisUrl: redis.url,
    // The second machine's clock is wrong (R106).
    clockOff: index * clockOffMs,
  });

  /** Desk and wall at the first hub, which is the room's home; tablet and second wall at the other. */
  async function open(room: string): Promise<void> {
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

  test('the home is killed: another takes the room with all that was acknowledged, and its leader goes on leading (R101, R104, R105)', async () => {
    await open('killed');
    const { desk, other } = screens as Record<string, RealScreen>;
    select(desk!, 'b1');
    await agreed('b1');
    expect(Math.abs(desk!.connection.now() - other!.connection.now())).toBeLessThan(clockOffMs / 4);
    // Acknowledged and, with this, lost by nobody: the hub is killed in the same breath.
    const acts = Array.from({ length: 20 }, (_, i) => put(i % 2 === 0 ? desk! : other!, `note-${i}`));
    await Promise.all(acts);
    select(desk!, 'b2');
    await hubs[0]!.end('SIGKILL');
    doors[0]!.to(hubs[1]!.url);
    await agreed('b2');
    expect(documentIds(other!)).toEqual(Array.from({ length: 20 }, (_, i) => `note-${i}`).toSorted());
    expect(desk!.link.getState().roles.selection).toBe('lead');
    select(desk!, 'b3');
    await agreed('b3');

    // The other way round: the hub that comes back has no room, passes its screens on, and is killed in turn.
    hubs[0] = await startHub(0);
    doors[0]!.to(hubs[0].url);
    screens['late'] = openScreen(doors[0]!.url, (await linksOf('killed')).wall, 'late', 'large');
    await agreed('b3');
    await hubs[0].end('SIGKILL');
    doors[0]!.to(hubs[1]!.url);
    select(desk!, 'b4');
    await agreed('b4');
  });

  test('a hub that is stopped hands its rooms over; undo goes back to what the room showed before it (R101, R104)', async () => {
    await open('stopped');
    const { desk, other } = screens as Record<string, RealScreen>;
    select(desk!, 'b1');
    await agreed('b1');
    expect(await other!.shows.show({ selection: { kind: 'building', id: 'shown' } }, { transitionMs: 0, caption: null })).toMatchObject({ ok: true });
    await agreed('shown');
    const before = other!.connection.now();
    await hubs[0]!.end('SIGTERM');
    doors[0]!.to(hubs[1]!.url);
    // All of them have joined the room at its new home.
    await expect.poll(() => other!.link.getState().screens.filter(({ connectedAt }) => connectedAt > before).length, { timeout: 60_000 }).toBe(4);
    await agreed('shown');
    expect(await other!.shows.undo()).toMatchObject({ ok: true });
    await agreed('b1');
  });

  test('a home that slept longer than its lease is none when it wakes: all screens agree, and nothing of it is written over (R102, R103)', async () => {
    await open('asleep');
    const { desk, other, far } = screens as Record<string, RealScreen>;
    select(desk!, 'b1');
    await agreed('b1');
    hubs[0]!.signal('SIGSTOP');
    // Said to the home that sleeps: it hears of it when it is none any more.
    select(desk!, 'stale');
    await expect.poll(() => other!.link.getState().screens.map(({ screen }) => screen.screenId).toSorted(), { timeout: 60_000 }).toEqual(['far', 'other']);
    expect(await other!.connection.lead('selection')).toMatchObject({ ok: true });
    select(other!, 'b2');
    await expect.poll(() => selected(far!)).toBe('b2');
    await put(other!, 'during');
    hubs[0]!.signal('SIGCONT');
    await agreed('b2');
    expect(documentIds(desk!)).toEqual(['during']);
    select(other!, 'b3');
    await agreed('b3');
  });

  test('without Redis each hub goes on with its own screens; with it again they are one room that has everything (R107)', async () => {
    await open('cut');
    const { desk, wall, other, far } = screens as Record<string, RealScreen>;
    select(desk!, 'b1');
    await agreed('b1');
    await redis.kill();
    await expect.poll(() => other!.link.getState().screens.map(({ screen }) => screen.screenId).toSorted(), { timeout: 60_000 }).toEqual(['far', 'other']);
    select(desk!, 'b2');
    await expect.poll(() => selected(wall!)).toBe('b2');
    await put(desk!, 'here');
    expect(await other!.connection.lead('region')).toMatchObject({ ok: true });
    other!.view.set('region', 'c1', 'user');
    await expect.poll(() => far!.view.get('region')).toBe('c1');
    await put(other!, 'there');
    await redis.start();
    await agreed('b2');
    expect(documentIds(desk!)).toEqual(['here', 'there']);
    expect(documentIds(far!)).toEqual(['here', 'there']);
    select(desk!, 'b3');
    await agreed('b3');
  });
});
