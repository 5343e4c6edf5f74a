import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '@/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/hub/store/database';
import { openPostgres } from '../../src/hub/store/postgres-database';
import { skipPostgres } from './postgres-server';
import { openScreen, type RealScreen } from './real-screen';
import { skipRedis } from './redis-server';
import { aReport } from './screen';
import { twoHubsOfFile } from './two-hubs-rig';

/** A tablet that sends each report until it is acknowledged, as its outbox does, and then the next. */
function reporter(screen: RealScreen) {
  const acknowledged: string[] = [];
  const refused: Refusal[] = [];
  let stopped = false;
  async function run(): Promise<void> {
    while (!stopped) {
      const command = { ...aReport(), category: 'road' as const };
      for (let answered = false; !answered;) {
        const answer = await screen.connection.report(command);
        if (answer.ok) acknowledged.push(command.requestId);
        else {
          refused.push(answer.refusal);
          await sleep(50);
        }
        answered = answer.ok;
      }
    }
  }
  const running = run();
  return {
    acknowledged,
    refused,
    /** Resolves when the last one is acknowledged. */
    stop: () => {
      stopped = true;
      return running;
    },
  };
}

describe.skipIf(skipPostgres || skipRedis)('the database of two hubs', () => {
  const at = twoHubsOfFile();
  const { open, linksOf, agreed, put, select, documentIds } = at;
  let database: Database;
  beforeAll(async () => {
    database = await openPostgres(at.postgres.url);
  });
  afterAll(() => database.close());

  test('dies and is back: nothing acknowledged is lost, nothing is there twice, and both hubs go on by themselves (R105, R109)', async () => {
    await open('database');
    const { hubs, doors, screens } = at;
    const { desk, other } = screens;
    const links = await linksOf('database');
    select(desk, 'b1');
    await agreed('b1');
    const reporters = [desk, desk, other, other].map(reporter);
    const acknowledged = (): string[] => reporters.flatMap((each) => each.acknowledged);
    await expect.poll(() => acknowledged().length).toBeGreaterThan(20);

    await at.postgres.kill();
    await expect.poll(() => reporters.every(({ refused }) => refused.length > 0)).toBe(true);
    expect(reporters[0]!.refused.at(-1)).toMatchObject({ code: 'unavailable' });
    for (const { url } of hubs) await expect.poll(async () => (await fetch(`${url}/api/health`)).json()).toMatchObject({ ok: true, database: false, hubs: 2 });
    // The open room goes on, and takes who comes; one that is not open says why it cannot be.
    select(desk, 'b2');
    await agreed('b2');
    await put(desk, 'here');
    await put(other, 'there');
    screens['late'] = openScreen(doors[1].url, links.wall, 'late', 'large');
    await agreed('b2');
    const elsewhere = openScreen(doors[1].url, (await linksOf('not-open')).desk, 'elsewhere', 'medium');
    await expect.poll(() => elsewhere.link.getState().notice?.code).toBe('room-unavailable');

    await at.postgres.start();
    const before = acknowledged().length;
    await expect.poll(() => acknowledged().length, { timeout: 60_000 }).toBeGreaterThan(before + 20);
    await Promise.all(reporters.map((each) => each.stop()));
    await expect.poll(() => elsewhere.link.getState().status, { timeout: 60_000 }).toBe('online');
    elsewhere.close();
    for (const { url } of hubs) await expect.poll(async () => (await fetch(`${url}/api/health`)).json()).toMatchObject({ database: true });
    for (const screen of Object.values(screens)) {
      await expect.poll(() => acknowledged().filter((id) => !screen.requests.getState().requests.has(id)), { timeout: 60_000 }).toEqual([]);
    }
    const [{ entries, requests, last }] = await database.query<{ entries: number; requests: number; last: number }>(
      `select count(*)::int as entries, count(distinct subject)::int as requests, max(log_offset)::int as last from events where source = 'field'`,
    ) as [{ entries: number; requests: number; last: number }];
    expect({ entries, requests, last }).toEqual({ entries: acknowledged().length, requests: acknowledged().length, last: acknowledged().length });

    // What was answered while the database was away is in it, and with the next home.
    const written = async (): Promise<string[]> => (await database.query<{ id: string }>(`select id from room_documents where room = 'database' order by id`)).map(({ id }) => id);
    await expect.poll(written, { timeout: 60_000 }).toEqual(['here', 'there']);
    await hubs[0].end('SIGKILL');
    doors[0].to(hubs[1].url);
    await agreed('b2');
    expect(documentIds(desk)).toEqual(['here', 'there']);
  });
});
