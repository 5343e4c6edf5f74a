import { join } from 'node:path';
import type { Hub } from '@/hub';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aJpeg } from '../../src/hub/fixtures/jpeg';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { createTokens, loadSecret } from '../../src/hub/identity/identity';
import { migrate } from '../../src/hub/store/migrations';
import { openPglite } from '../../src/hub/store/pglite-database';
import { createPhotoStore, forgetPhotos } from '../../src/hub/store/photo-store';
import { databases, type TestDatabase } from './databases';
import { tokenOf } from './screen';

describe.each(databases)('photos kept in $name', ({ skip, start }) => {
  const folder = makeDataFolder();
  let database: TestDatabase;
  let hub: Hub;
  beforeAll(async () => {
    if (skip) return;
    database = await start();
    hub = await startChessboardHub(folder.data, { databaseUrl: database.url });
  });
  afterAll(async () => {
    await hub?.close();
    await database?.stop();
    folder.remove();
  });

  const send = (body: Uint8Array, { link = hub.links.field, type = 'image/jpeg', token = tokenOf(link) } = {}): Promise<Response> =>
    fetch(`${hub.url}/api/photos`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': type }, body: Uint8Array.from(body) });
  const get = (path: string, token = tokenOf(hub.links.wall)): Promise<Response> => fetch(hub.url + path, { headers: token === '' ? {} : { authorization: `Bearer ${token}` } });
  const pathOf = async (response: Response): Promise<string> => ((await response.json()) as { photo: string }).photo;

  test.skipIf(skip)('R88 a picture comes back as it was, to every screen of its room, and only as a picture', async () => {
    const picture = aJpeg({ noise: 200_000 });
    const sent = await send(picture);
    expect(sent.status).toBe(201);
    const path = await pathOf(sent);
    expect(path).toMatch(/^\/api\/photos\/[0-9a-f-]{36}$/);
    const got = await get(path);
    expect(Buffer.from(await got.arrayBuffer()).equals(picture)).toBe(true);
    expect([got.headers.get('content-type'), got.headers.get('x-content-type-options'), got.headers.get('content-security-policy')]).toEqual(['image/jpeg', 'nosniff', "default-src 'none'; sandbox"]);
  });

  test.skipIf(skip)('R88 sending the same picture twice makes one photo', async () => {
    const [one, two] = await Promise.all([send(aJpeg({ seed: 3 })), send(aJpeg({ seed: 3 }))]);
    expect(await pathOf(one)).toBe(await pathOf(two));
  });

  test.skipIf(skip)('R88 another room, no token and a wrong address get nothing', async () => {
    const path = await pathOf(await send(aJpeg({ seed: 5 })));
    const elsewhere = await createTokens(loadSecret(folder.data), 1).sign({ subject: 'spy', role: 'dispatcher', room: 'elsewhere' });
    expect((await get(path, elsewhere)).status).toBe(404);
    expect((await get(path, '')).status).toBe(401);
    expect((await get('/api/photos/00000000-0000-0000-0000-000000000000')).status).toBe(404);
    for (const wrong of ['/api/photos/..%2f..%2fsecret', "/api/photos/1'; drop table photos; --"]) expect((await get(wrong)).status).toBe(404);
    expect((await get('/api/photos')).status).toBe(405);
    expect((await get(path)).status).toBe(200);
  });

  test.skipIf(skip)('R88 what is no plain JPEG of a fair size is refused with what to do', async () => {
    const text = (written: string) => new TextEncoder().encode(written);
    const cases: [Promise<Response>, number][] = [
      [send(aJpeg({}), { link: hub.links.wall }), 403],
      [send(aJpeg({}), { token: 'nonsense' }), 401],
      [send(aJpeg({}), { type: 'text/html' }), 415],
      [send(text('<script>alert(1)</script>')), 400],
      [send(text('')), 400],
      [send(aJpeg({ exif: true })), 400],
      [send(aJpeg({ width: 20_000, height: 20_000 })), 400],
      [send(aJpeg({ noise: 1_100_000 })), 413],
    ];
    for (const [sent, status] of cases) {
      const response = await sent;
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual({ error: expect.any(String) as string, remedy: expect.any(String) as string });
    }
  });
});

test('R88 a full room takes no more but what it has, other rooms are none the worse, and what nobody shows is forgotten a day later', async () => {
  const folder = makeDataFolder();
  const database = await openPglite(join(folder.data, 'db'));
  await migrate(database);
  const photos = createPhotoStore(database, 'chessboard', 5_000);
  const [first, second] = [aJpeg({ noise: 2_000, seed: 2 }), aJpeg({ noise: 2_000, seed: 3 })];
  const ids = [await photos.keep('a', 'field', first), await photos.keep('a', 'field', second)];
  expect(await photos.keep('a', 'field', aJpeg({ noise: 2_000, seed: 4 }))).toBeNull();
  expect(await photos.keep('a', 'field', first)).toBe(ids[0]);
  expect(await photos.keep('b', 'field', aJpeg({ noise: 2_000, seed: 4 }))).not.toBeNull();

  await database.query(`update photos set at = now() - interval '2 days'`);
  await database.query(
    `insert into room_documents (city, room, kind, id, made_at, changed_by, content) values ('chessboard', 'a', 'annotation', 'x', now(), '{}', $1)`, [JSON.stringify({ photo: `/api/photos/${ids[1]}` })],
  );
  await database.query(forgetPhotos);
  expect([await photos.read('a', ids[0]!), (await photos.read('a', ids[1]!))?.length]).toEqual([null, second.length]);
  await database.close();
  folder.remove();
});
