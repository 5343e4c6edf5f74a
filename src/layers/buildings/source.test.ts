import { buildingShardFile, type BuildingDetail, type CityManifest } from '@/model';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDetailSource, type DetailState } from './source';

const detail: BuildingDetail = {
  id: 'osm-1', polygons: [[[[71.4, 51.1], [71.401, 51.1], [71.401, 51.101]]]], baseHeight: 340, height: 12, levels: 4, levelsFrom: 'counted', attributes: { name: 'Hall' },
};
const files = new Map<string, [status: number, body: string]>([
  [`/cities/a/details/${buildingShardFile('osm-1')}`, [200, JSON.stringify({ 'osm-1': detail })]],
  [`/cities/a/details/${buildingShardFile('broken')}`, [200, JSON.stringify({ broken: { ...detail, levels: 0 } })]],
  [`/cities/a/details/${buildingShardFile('down')}`, [503, '']],
]);
let server: Server;
let manifestUrl = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const [status, body] = files.get(request.url ?? '') ?? [404, ''];
    response.writeHead(status).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  manifestUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cities/a/manifest.json`;
});
afterAll(() => new Promise((done) => server.close(done)));

function settled(...ids: string[]): Promise<DetailState> {
  const source = createDetailSource({ details: 'details' } as CityManifest, manifestUrl);
  return new Promise((done) => {
    source.store.subscribe((state) => {
      if (state.phase !== 'loading') done(state);
    });
    for (const id of ids) source.open(id);
  });
}

test('a building’s detail is read from its shard beside the manifest', async () => {
  expect(await settled('osm-1')).toEqual({ phase: 'ready', id: 'osm-1', detail });
});

test('a building the city says nothing of stays closed', async () => {
  expect(await settled('nobody')).toEqual({ phase: 'absent', id: 'nobody' });
  expect(await settled('constructor')).toEqual({ phase: 'absent', id: 'constructor' });
});

test('a shard that is not one is refused with its place and what to do', async () => {
  const state = await settled('broken');
  expect(state).toMatchObject({ phase: 'failed', message: expect.stringMatching(/details\/.*json: broken\.levels .*import the city again/) });
});

test('a hub that fails is told as such', async () => {
  expect(await settled('down')).toMatchObject({ phase: 'failed', message: expect.stringContaining('503') });
});

test('the building asked for last is the one shown', async () => {
  expect(await settled('down', 'osm-1')).toMatchObject({ phase: 'ready', id: 'osm-1' });
});
