import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join as joinPath } from 'node:path';
import { gzipSync } from 'node:zlib';
import { protocolVersion, sessionSchema } from '@/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hub } from '@/hub';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { tokenOf } from './screen';

const folder = makeDataFolder();
let hub: Hub;
beforeAll(async () => {
  const client = joinPath(folder.data, 'client');
  mkdirSync(joinPath(client, 'assets'), { recursive: true });
  writeFileSync(joinPath(client, 'index.html'), '<!doctype html><title>Metroscope</title>');
  writeFileSync(joinPath(client, 'assets', 'main-abc.js'), 'export {};');
  writeFileSync(joinPath(client, '.build-id'), 'hidden');
  writeFileSync(joinPath(folder.data, 'cities', 'chessboard', 'b.glb'), 'glTF');
  hub = await startChessboardHub(folder.data);
});
afterAll(async () => {
  await hub.close();
  folder.remove();
});
const get = (path: string, init?: RequestInit): Promise<Response> => fetch(hub.url + path, init);
/** As sent, without the tidying a browser does to `..`. */
async function getRaw(path: string): Promise<number> {
  const request = httpRequest({ host: '127.0.0.1', port: hub.port, path }).end();
  const [response] = await once(request, 'response');
  response.resume();
  return response.statusCode;
}

describe('over HTTP', () => {
  test('a token gets its session, without one the way to get it is told', async () => {
    const session = await get('/api/session', { headers: { authorization: `Bearer ${tokenOf(hub.links.field)}` } });
    expect(sessionSchema.parse(await session.json())).toEqual({
      protocol: protocolVersion, identity: { subject: 'field', role: 'inspector', room: 'main' }, cityId: 'chessboard', manifest: '/cities/chessboard/manifest.json', simulated: false,
    });
    for (const headers of [{}, { authorization: 'Bearer nonsense' }, { authorization: 'Basic eDp5' }]) {
      const refused = await get('/api/session', { headers: headers as Record<string, string> });
      expect(refused.status).toBe(401);
      expect(await refused.json()).toEqual({ error: expect.any(String) as string, remedy: expect.stringContaining('link') as string });
    }
  });

  test('pages elsewhere may frame a screen only where the hub names them, and may load the client of the frame', async () => {
    expect((await get('/desk')).headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'$/);
    expect(await (await get('/api/embedding')).json()).toEqual({ origins: [] });
    expect((await get('/embed/metroscope-embed.js')).headers.get('access-control-allow-origin')).toBe('*');
    expect((await get('/api/session')).headers.get('access-control-allow-origin')).toBeNull();
    const other = makeDataFolder();
    const open = await startChessboardHub(other.data, { embedOrigins: ['https://a.example', 'https://b.example'] });
    const page = await fetch(`${open.url}/api/embedding`);
    expect(page.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self' https:\/\/a\.example https:\/\/b\.example$/);
    expect(await page.json()).toEqual({ origins: ['https://a.example', 'https://b.example'] });
    await open.close();
    other.remove();
  });

  test('health says city, screens and the end of the log', async () => {
    expect(await (await get('/api/health')).json()).toEqual({ ok: true, uptimeS: expect.any(Number) as number, cityId: 'chessboard', screens: 0, offset: 0, database: true });
  });

  test.each(['/', '/desk', '/wall?tile=0,1,1,2', '/field', '/desk/'])('%s is the client, never kept without asking', async (path) => {
    const page = await get(path);
    expect(await page.text()).toContain('<title>Metroscope');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  test('hashed assets are kept for ever, city files are asked for again and come only when changed', async () => {
    expect((await get('/assets/main-abc.js')).headers.get('cache-control')).toContain('immutable');
    const file = await get('/cities/chessboard/b.glb');
    expect(file.headers.get('content-type')).toBe('model/gltf-binary');
    expect(await file.text()).toBe('glTF');
    const again = await get('/cities/chessboard/b.glb', { headers: { 'if-none-match': file.headers.get('etag')! } });
    expect(again.status).toBe(304);
    const head = await get('/cities/chessboard/manifest.json', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'application/json; charset=utf-8', '']);
  });

  test('a compressed twin is sent to who takes it, unless the file was changed after it', async () => {
    const file = joinPath(folder.data, 'cities', 'chessboard', 'packed.glb');
    writeFileSync(file, 'glTF plain');
    writeFileSync(`${file}.gz`, gzipSync('glTF packed'));
    const packed = await get('/cities/chessboard/packed.glb', { headers: { 'accept-encoding': 'gzip, br' } });
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary'), await packed.text()]).toEqual(['gzip', 'Accept-Encoding', 'glTF packed']);
    const plain = await get('/cities/chessboard/packed.glb', { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'glTF plain']);
    const later = new Date(Date.now() + 60_000);
    utimesSync(file, later, later);
    expect(await (await get('/cities/chessboard/packed.glb', { headers: { 'accept-encoding': 'gzip' } })).text()).toBe('glTF plain');
  });

  test('what is not there is told, for programs as JSON', async () => {
    const api = await get('/api/nothing');
    expect([api.status, await api.json()]).toEqual([404, { error: 'there is no /api/nothing', remedy: expect.any(String) as string }]);
    for (const path of ['/nothing', '/assets/old-1.js', '/cities/atlantis/manifest.json', '/cities/chessboard', '/cities/']) {
      const missing = await get(path);
      expect([path, missing.status, missing.headers.get('content-type')]).toEqual([path, 404, 'text/plain; charset=utf-8']);
    }
    expect((await get('/desk', { method: 'POST' })).status).toBe(405);
    expect((await get('/api/session', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD');
  });

  test.each(['/../secret', '/cities/../secret', '/cities/..%2fsecret', '/cities/%2e%2e/secret', '/cities/..\\secret', '/.build-id', '/cities/chessboard/..%2f..%2fhub.lock', '/%00', '//secret'])(
    '%s leads to nothing', async (path) => { expect(await getRaw(path)).toBe(404); },
  );

  test('a broken address is refused', async () => {
    expect(await getRaw('/%zz')).toBe(400);
  });
});

describe('a hub that cannot start says why and what to do', () => {
  test('when its port is busy, and leaves the data folder free', async () => {
    const other = makeDataFolder();
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as AddressInfo;
    await expect(startChessboardHub(other.data, { port })).rejects.toMatchObject({ message: `port ${port} on 127.0.0.1 is in use by another program`, remedy: expect.stringContaining('--port') as string });
    busy.close();
    const second = await startChessboardHub(other.data, { port });
    await second.close();
    other.remove();
  });

  test('when another hub has the data folder', async () => {
    await expect(startChessboardHub(folder.data)).rejects.toMatchObject({ message: expect.stringContaining(`in use by process ${process.pid}`) as string, remedy: expect.stringContaining('--data') as string });
  });

  test('when the city is not there', async () => {
    await expect(startChessboardHub(folder.data, { cityId: 'atlantis' })).rejects.toMatchObject({ message: expect.stringContaining('there are: chessboard') as string, remedy: expect.stringContaining('import') as string });
  });

  test('when a file of the city is broken', async () => {
    const other = makeDataFolder();
    const streets = joinPath(other.data, 'cities', 'chessboard', 'streets.json');
    writeFileSync(streets, '{"nodes":[1,2],"ways":[{"nodes":[0,9],"class":"local","name":null}]}');
    await expect(startChessboardHub(other.data)).rejects.toMatchObject({ message: expect.stringContaining('node 9 is not among the 1 nodes') as string });
    writeFileSync(streets, '{"nodes":');
    await expect(startChessboardHub(other.data)).rejects.toMatchObject({ message: expect.stringContaining('streets.json cannot be read') as string });
    other.remove();
  });

  test('when the database server does not answer, without its password', async () => {
    await expect(startChessboardHub(folder.data, { databaseUrl: 'postgres://me:hush@127.0.0.1:1/city' })).rejects.toMatchObject({
      message: expect.stringMatching(/^(?!.*hush)PostgreSQL at 127\.0\.0\.1:1\/city cannot be used/) as string, remedy: expect.stringContaining('DATABASE_URL') as string,
    });
  });
});
