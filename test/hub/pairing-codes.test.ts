import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/hub/store/database';
import { makeDataFolder } from '../../src/hub/fixtures/small-city';
import { migrate } from '../../src/hub/store/migrations';
import { createPairings, pairingMs } from '../../src/hub/identity/pairings';
import { openPglite } from '../../src/hub/store/pglite-database';
import { openPostgres } from '../../src/hub/store/postgres-database';
import { databases, type TestDatabase } from './databases';

const ask = { page: 'wall', pixels: { width: 1920, height: 1080 } } as const;

for (const { name, skip, start } of databases) describe.skipIf(skip)(`pairing codes on ${name} (R72)`, () => {
  const folder = makeDataFolder();
  let server: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    server = await start();
    database = await (server.url === null ? openPglite(join(folder.data, 'db')) : openPostgres(server.url));
    await migrate(database);
  });
  beforeEach(async () => void (await database.query('delete from pairings')));
  afterAll(async () => {
    await database.close();
    await server.stop();
    folder.remove();
  });

  test('a code ends after ten minutes, for the page and for who would let it in', async () => {
    let time = 1_000;
    const pairings = createPairings(database, () => time);
    const { code, secret } = (await pairings.offer(ask))!;
    time += pairingMs - 1;
    expect(await pairings.state(code, secret)).toEqual({ state: 'waiting', forMs: 1 });
    expect(await pairings.waiting()).toEqual([{ code, ...ask, forMs: 1 }]);
    time += 1;
    expect([await pairings.state(code, secret), await pairings.find(code), await pairings.waiting()]).toEqual([null, null, []]);
  });

  test('codes are six letters and digits that nobody takes for each other, never shown twice at a time, and no more than two hundred', async () => {
    const pairings = createPairings(database, () => 0);
    const codes: string[] = [];
    for (let i = 0; i < 200; i++) codes.push((await pairings.offer(ask))!.code);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(code).toMatch(/^[^BILOSZ01258\Wa-z]{6}$/);
    expect(await pairings.offer(ask)).toBeNull();
  });

  test('a code that has let its page in lets no other in, and tells only its own page', async () => {
    const pairings = createPairings(database, () => 0);
    const { code, secret } = (await pairings.offer(ask))!;
    await pairings.bind(code, { token: 't', panel: 'p', place: { wall: 'w', row: 0, column: 1 }, wall: null });
    await pairings.bind(code, { token: 'other', panel: 'q', place: null, wall: null });
    expect(await pairings.find(code)).toBeNull();
    expect(await pairings.state(code, `${secret}x`)).toBeNull();
    expect(await pairings.state(code, secret)).toEqual({ state: 'bound', token: 't', panel: 'p', place: { wall: 'w', row: 0, column: 1 }, wall: null });
  });
});
