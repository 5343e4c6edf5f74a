import { finalStatuses, type ServiceRequest } from '@/model';
import type { RequestsAtPage } from '@/protocol';
import type { Hub } from '@/hub';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { databases, type TestDatabase } from './databases';
import { connect, snapshot, tokenOf } from './screen';

const minute = 60_000;

for (const { name, skip, start } of databases) describe.skipIf(skip)(`requests of other times on ${name}`, () => {
  const folder = makeDataFolder();
  let database: TestDatabase;
  let hub: Hub;
  let desk: Socket;
  let live: ServiceRequest[];
  const ask = async (query: string, token = tokenOf(hub.links.field)): Promise<{ status: number; body: RequestsAtPage & { error?: string; remedy?: string } }> => {
    const response = await fetch(`${hub.url}/api/requests?${query}`, { headers: { authorization: `Bearer ${token}` } });
    return { status: response.status, body: (await response.json()) as RequestsAtPage };
  };

  beforeAll(async () => {
    database = await start();
    // A log with a past that stands still while it is asked.
    const past = await startChessboardHub(folder.data, { databaseUrl: database.url, feeds: 'simulated' });
    await vi.waitFor(async () => expect(((await (await fetch(`${past.url}/api/health`)).json()) as { offset: number }).offset).toBeGreaterThan(400), { timeout: 120_000, interval: 200 });
    await past.close();
    hub = await startChessboardHub(folder.data, { databaseUrl: database.url });
    desk = connect(hub.url, hub.links.desk, { screenId: 'desk' });
    live = (await snapshot(desk)).items;
  });
  afterAll(async () => {
    desk.close();
    await hub.close();
    await database.stop();
    folder.remove();
  });

  test('are the requests as they stood then: those unchanged since are the same, the others one step or more behind (R90)', async () => {
    const at = Date.now() - 5 * minute;
    const { status, body } = await ask(`at=${at}`);
    expect(status).toBe(200);
    const then = new Map(body.items.map((item) => [item.requestId, item]));
    const unchanged = live.filter(({ updatedAt }) => updatedAt <= at);
    expect(unchanged.length).toBeGreaterThan(5);
    for (const request of unchanged) expect(then.get(request.requestId)).toEqual(request);
    const changed = live.filter(({ requestedAt, updatedAt }) => requestedAt <= at && updatedAt > at);
    expect(changed.length).toBeGreaterThan(5);
    for (const { requestId, rev } of changed) {
      const before = then.get(requestId)!;
      expect(before.rev).toBeLessThan(rev);
      expect(before.updatedAt).toBeLessThanOrEqual(at);
      expect(finalStatuses.has(before.status)).toBe(false);
    }
    for (const { requestId } of live.filter(({ requestedAt }) => requestedAt > at)) expect(then.has(requestId)).toBe(false);
    expect(body.since).toBeGreaterThan(Date.now() - 10 * minute);
  });

  test('come in pages, each once, and none before there were any', async () => {
    const at = Date.now();
    const whole = (await ask(`at=${at}`)).body.items.map(({ requestId }) => requestId);
    const paged: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { body }: { body: RequestsAtPage } = await ask(`at=${at}&limit=25${after === '' ? '' : `&after=${after}`}`);
      expect(body.items.length).toBeLessThanOrEqual(25);
      paged.push(...body.items.map(({ requestId }) => requestId));
      after = body.next;
    }
    expect(paged).toEqual(whole);
    expect((await ask('at=0')).body).toMatchObject({ items: [], next: null });
  });

  test('are for who is signed in, and a question that makes no sense is told what does', async () => {
    expect(await ask('at=0', 'nobody')).toMatchObject({ status: 401, body: { remedy: expect.stringContaining('#token=') as string } });
    for (const wrong of ['', 'at=yesterday', 'at=-1', 'at=1&limit=1001', 'at=1&after=7', 'at=1&room=main']) {
      expect(await ask(wrong), wrong).toMatchObject({ status: 400, body: { remedy: expect.stringContaining('milliseconds since 1970') as string } });
    }
  });
});
