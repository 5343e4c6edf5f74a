import { existsSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { decodeMovers, type RequestsMessage } from '@/protocol';
import { finalStatuses, type ServiceRequest } from '@/model';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Hub, HubOptions } from '@/hub';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { connect, join, snapshot } from './screen';

const folder = makeDataFolder();
let hub: Hub;
let screens: Socket[] = [];
afterEach(() => stop());
afterAll(() => folder.remove());
async function start(options: Partial<HubOptions>): Promise<void> { hub = await startChessboardHub(folder.data, options); }
async function stop(): Promise<void> {
  for (const screen of screens.splice(0)) screen.close();
  await hub.close();
}
const open = (screenId: string): Socket => {
  const socket = connect(hub.url, hub.links.desk, { screenId });
  screens = [...screens, socket];
  return socket;
};
/** Everything of one source there is now, by id. */
async function requestsNow(source: ServiceRequest['source']): Promise<Map<string, ServiceRequest>> {
  const socket = open(crypto.randomUUID());
  const { items } = await snapshot(socket);
  socket.close();
  return new Map(items.filter((item) => item.source === source).map((item) => [item.requestId, item]));
}

describe('simulated workers and requests', () => {
  test('are not there in a city without streets, or with no feeds', async () => {
    const manifest = joinPath(folder.data, 'cities', 'chessboard', 'manifest.json');
    const { default: json } = await import(manifest, { with: { type: 'json' } });
    writeFileSync(manifest, JSON.stringify({ ...json, streets: null }));
    await start({ feeds: 'simulated' });
    expect(hub.summary.join()).toContain('without streets');
    expect((await requestsNow('simulation')).size).toBe(0);
    await stop();
    writeFileSync(manifest, JSON.stringify(json));
    await start({ feeds: 'none' });
    const desk = open('desk');
    let movers = 0;
    desk.on('movers', () => movers++);
    expect((await snapshot(desk)).items).toEqual([]);
    expect(movers).toBe(0);
  });
});

describe('simulated requests', () => {
  test('are there at once, go on after a restart, and none twice', async () => {
    await start({ feeds: 'simulated' });
    await expect.poll(async () => (await requestsNow('simulation')).size, { timeout: 60_000, interval: 500 }).toBeGreaterThan(90);
    const before = await requestsNow('simulation');
    expect([...before.values()].every(({ source, transposed }) => source === 'simulation' && !transposed)).toBe(true);
    expect(new Set([...before.values()].map(({ category }) => category)).size).toBeGreaterThan(7);
    expect(Math.max(...[...before.values()].map(({ requestedAt }) => requestedAt))).toBeLessThanOrEqual(Date.now());
    await stop();
    await start({ feeds: 'simulated' });
    const after = await requestsNow('simulation');
    for (const [id, request] of before) expect(after.get(id)!.rev).toBeGreaterThanOrEqual(request.rev);
    expect(new Set([...after.values()].map(({ externalId }) => externalId)).size).toBe(after.size);
    expect([...after.values()].filter(({ status }) => !finalStatuses.has(status)).length).toBeLessThan(230);
  });
});

describe('simulated workers', () => {
  test('come whole to a screen that joins, then a quarter each second', async () => {
    await start({ feeds: 'simulated' });
    const batches: Uint8Array[] = [];
    const desk = open('desk');
    desk.on('movers', (bytes: Uint8Array) => batches.push(bytes));
    await join(desk);
    await expect.poll(() => batches.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(6);
    const decoded = batches.map(decodeMovers);
    expect(new Set(decoded.slice(0, 4).flatMap(({ index }) => [...index])).size).toBe(2_000);
    expect(decoded.every(({ simulated, fleet }) => simulated && fleet === 2_000)).toBe(true);
    expect(decoded.every(({ index }) => index.length === 500)).toBe(true);
    expect(decoded.map(({ baseTime }) => baseTime)).toEqual(decoded.map((_, i) => decoded[0]!.baseTime + 1_000 * i));
    expect(Math.abs(Date.now() - decoded.at(-1)!.baseTime)).toBeLessThan(10_000);
  });
});

const real = '../shared/data/requests/baltimore/311_sample.csv';
describe.skipIf(!existsSync(real))('a replay of real requests (needs ../shared/data/requests/baltimore)', () => {
  test('comes in the original order onto the streets of the city, and a second run goes on without repeating', async () => {
    await start({ requestsFile: real, requestsPerMinute: 30_000 });
    expect(hub.summary.join('\n')).toMatch(/REPLAY: 8,518 real requests, 30000 a minute, moved into Chessboard \(left out: 1482 without a place/);
    const desk = open('desk');
    const born: string[] = [];
    desk.on('requests', ({ items }: RequestsMessage) => { for (const { externalId, source } of items) if (source === 'replay' && !born.includes(externalId!)) born.push(externalId!); });
    await snapshot(desk);
    await expect.poll(() => born.length, { timeout: 60_000 }).toBeGreaterThan(500);
    await stop();

    await start({ requestsFile: real, requestsPerMinute: 60_000 });
    await expect.poll(async () => (await requestsNow('replay')).size, { timeout: 60_000, interval: 1_000 }).toBe(8_518);
    await expect.poll(async () => [...(await requestsNow('replay')).values()].filter(({ status }) => finalStatuses.has(status)).length, { timeout: 60_000, interval: 1_000 }).toBeGreaterThan(8_300);
    const all = [...(await requestsNow('replay')).values()];
    const inOrder = all.toSorted((a, b) => a.requestedAt - b.requestedAt || (a.description < b.description ? -1 : 1)).map(({ description }) => description.slice(0, 26));
    expect(inOrder).toEqual(inOrder.toSorted());
    expect(new Set(all.map(({ externalId }) => externalId)).size).toBe(8_518);
    expect(all.every(({ transposed, longitude, latitude }) => transposed && longitude > 71.39 && longitude < 71.44 && latitude > 51.09 && latitude < 51.13)).toBe(true);
    await stop();

    await start({ requestsFile: real });
    expect(hub.summary.join()).toContain('all are in the log already');
    expect((await requestsNow('replay')).size).toBe(8_518);
  });
});
