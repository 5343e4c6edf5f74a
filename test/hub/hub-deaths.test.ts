import { describe, expect, test } from 'vitest';
import { seedOf } from '../../src/hub/feeds/random';
import { simulatedSteps } from '../../src/hub/feeds/simulated-request';
import { openPostgres } from '../../src/hub/store/postgres-database';
import { startFaultyNetwork } from '../faulty-network';
import { skipPostgres } from './postgres-server';
import { openScreen } from './real-screen';
import { skipRedis } from './redis-server';
import { clockOffMs, twoHubsOfFile } from './two-hubs-rig';

describe.skipIf(skipPostgres || skipRedis)('two hubs', () => {
  const at = twoHubsOfFile();
  const { open, startHub, linksOf, agreed, put, select, selected, documentIds } = at;

  test('the home is killed: another takes the room with all that was acknowledged, and its leader goes on leading (R101, R104, R105)', async () => {
    await open('killed');
    const { hubs, doors, screens } = at;
    const { desk, other } = screens;
    select(desk, 'b1');
    await agreed('b1');
    expect(Math.abs(desk.connection.now() - other.connection.now())).toBeLessThan(clockOffMs / 4);
    // Acknowledged and, with this, lost by nobody: the hub is killed in the same breath.
    const acts = Array.from({ length: 20 }, (_, i) => put(i % 2 === 0 ? desk : other, `note-${i}`));
    await Promise.all(acts);
    select(desk, 'b2');
    await hubs[0].end('SIGKILL');
    doors[0].to(hubs[1].url);
    await agreed('b2');
    expect(documentIds(other)).toEqual(Array.from({ length: 20 }, (_, i) => `note-${i}`).toSorted());
    expect(desk.link.getState().roles.selection).toBe('lead');
    select(desk, 'b3');
    await agreed('b3');

    // The other way round: the hub that comes back has no room, passes its screens on, and is killed in turn.
    hubs[0] = await startHub(0);
    doors[0].to(hubs[0].url);
    screens['late'] = openScreen(doors[0].url, (await linksOf('killed')).wall, 'late', 'large');
    await agreed('b3');
    await hubs[0].end('SIGKILL');
    doors[0].to(hubs[1].url);
    select(desk, 'b4');
    await agreed('b4');
  });

  test('a hub that is stopped hands its rooms over; undo goes back to what the room showed before it (R101, R104)', async () => {
    await open('stopped');
    const { hubs, doors, screens } = at;
    const { desk, other } = screens;
    select(desk, 'b1');
    await agreed('b1');
    expect(await other.shows.show({ selection: { kind: 'building', id: 'shown' } }, { transitionMs: 0, caption: null })).toMatchObject({ ok: true });
    await agreed('shown');
    const before = other.connection.now();
    await hubs[0].end('SIGTERM');
    doors[0].to(hubs[1].url);
    // All of them have joined the room at its new home.
    await expect.poll(() => other.link.getState().screens.filter(({ connectedAt }) => connectedAt > before).length, { timeout: 60_000 }).toBe(4);
    await agreed('shown');
    expect(await other.shows.undo()).toMatchObject({ ok: true });
    await agreed('b1');
  });

  test('a home that slept longer than its lease is none when it wakes: all screens agree, and nothing of it is written over (R102, R103)', async () => {
    await open('asleep');
    const { hubs, screens } = at;
    const { desk, other, far } = screens;
    select(desk, 'b1');
    await agreed('b1');
    hubs[0].signal('SIGSTOP');
    // Said to the home that sleeps: it hears of it when it is none any more.
    select(desk, 'stale');
    await expect.poll(() => other.link.getState().screens.map(({ screen }) => screen.screenId).toSorted(), { timeout: 60_000 }).toEqual(['far', 'other']);
    expect(await other.connection.lead('selection')).toMatchObject({ ok: true });
    select(other, 'b2');
    await expect.poll(() => selected(far)).toBe('b2');
    await put(other, 'during');
    hubs[0].signal('SIGCONT');
    await agreed('b2');
    expect(documentIds(desk)).toEqual(['during']);
    select(other, 'b3');
    await agreed('b3');
  });

  test('without Redis each hub goes on with its own screens; with it again they are one room that has everything (R107)', async () => {
    await open('cut');
    const { desk, wall, other, far } = at.screens;
    select(desk, 'b1');
    await agreed('b1');
    await at.redis.kill();
    await expect.poll(() => other.link.getState().screens.map(({ screen }) => screen.screenId).toSorted(), { timeout: 60_000 }).toEqual(['far', 'other']);
    select(desk, 'b2');
    await expect.poll(() => selected(wall)).toBe('b2');
    await put(desk, 'here');
    expect(await other.connection.lead('region')).toMatchObject({ ok: true });
    other.view.set('region', 'c1', 'user');
    await expect.poll(() => far.view.get('region')).toBe('c1');
    await put(other, 'there');
    await at.redis.start();
    await agreed('b2');
    expect(documentIds(desk)).toEqual(['here', 'there']);
    expect(documentIds(far)).toEqual(['here', 'there']);
    select(desk, 'b3');
    await agreed('b3');
  });

  test('a home that alone is cut off from Redis leads its own screens only: what it decides is not written, and ends when it is back (R102, R103, R107)', async () => {
    const network = await startFaultyNetwork(Number(new URL(at.redis.url).port));
    await open('half', { redisUrls: [network.through(at.redis.url)] });
    const { desk, wall, other, far } = at.screens;
    select(desk, 'b1');
    await agreed('b1');
    // Half open: nothing says that it is gone.
    network.cut();
    await expect.poll(() => other.link.getState().screens.map(({ screen }) => screen.screenId).toSorted(), { timeout: 60_000 }).toEqual(['far', 'other']);
    select(desk, 'alone');
    await expect.poll(() => selected(wall), { timeout: 60_000 }).toBe('alone');
    expect(await other.connection.lead('selection')).toMatchObject({ ok: true });
    select(other, 'b2');
    await expect.poll(() => selected(far)).toBe('b2');
    await put(desk, 'here');
    await put(other, 'there');
    // Only the home with the later term writes what the room shows.
    const database = await openPostgres(at.postgres.url);
    const written = async (): Promise<unknown> => (await database.query<{ id: unknown }>(`select content->'value'->'value'->>'id' as id from room_state where room = 'half' and part = 'selection'`))[0]?.id;
    await expect.poll(written).toBe('b2');
    select(desk, 'alone still');
    await expect.poll(() => selected(wall)).toBe('alone still');
    network.mend();
    await agreed('b2');
    expect(documentIds(desk)).toEqual(['here', 'there']);
    expect(await written()).toBe('b2');
    expect(desk.link.getState().roles.selection).toBe('follow');
    select(other, 'b3');
    await agreed('b3');
    await database.close();
    await network.close();
  });

  test('a feed is run by one hub at a time, the next when it dies or sleeps: nothing of it is missing or written twice (R108)', async () => {
    await open('feed', { feeds: 'simulated' });
    const [first, second] = at.hubs;
    const database = await openPostgres(at.postgres.url);
    const head = async (): Promise<number> => (await database.query<{ head: number }>(`select last_offset::int as head from log_head`))[0]!.head;
    const grown = async (by: number): Promise<void> => {
      const before = await head();
      await expect.poll(head, { timeout: 120_000 }).toBeGreaterThanOrEqual(before + by);
    };
    await expect.poll(head, { timeout: 60_000 }).toBeGreaterThan(90);
    first.signal('SIGSTOP');
    await grown(2);
    // Awake again, it goes on where it was until it hears that the feed is another's.
    first.signal('SIGCONT');
    await grown(2);
    await second.end('SIGKILL');
    await grown(2);

    const until = Date.now() - 5_000;
    const rows = await database.query<{ subject: string; number: string | null; status: string }>(
      `select subject, content->'request'->>'externalId' as number, coalesce(content->>'status', 'reported') as status from events where source = 'simulation' order by log_offset`,
    );
    const written = new Map<string, { number: number; statuses: string[] }>();
    for (const { subject, number, status } of rows) {
      if (number !== null) written.set(subject, { number: Number(number.slice('SIM-'.length)), statuses: [] });
      written.get(subject)!.statuses.push(status);
    }
    for (const { number, statuses } of written.values()) {
      const steps = simulatedSteps(seedOf('chessboard'), number);
      expect(statuses).toEqual(steps.slice(0, statuses.length).map(({ status }) => status));
      expect(statuses.length).toBeGreaterThanOrEqual(steps.filter(({ at: due }) => due < until).length);
    }
    const numbers = [...written.values()].map(({ number }) => number).toSorted((a, b) => a - b);
    expect(new Set(numbers).size).toBe(numbers.length);
    const recent = numbers.slice(-5);
    expect(recent).toEqual(recent.map((_, i) => recent[0]! + i));
    await database.close();
  });
});
