import type { Wall } from '@/model';
import { boundSchema, pairingOfferSchema, pairingStateSchema, protocolVersion, sessionSchema, waitingSchema, type PairingOffer } from '@/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hub } from '@/hub';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { connect, join, next, tokenOf } from './screen';

const folder = makeDataFolder();
let hub: Hub;
beforeAll(async () => {
  hub = await startChessboardHub(folder.data);
});
afterAll(async () => {
  await hub.close();
  folder.remove();
});

const wall: Wall = {
  name: 'Wall of the watch', rows: 1, columns: 2, panel: { width: 1_210, height: 680 }, bezel: { horizontal: 2, vertical: 2 }, pixels: { width: 1920, height: 1080 },
  distance: 6, missing: [], bound: {}, testPattern: false,
};
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> => fetch(hub.url + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
const get = (path: string, token: string): Promise<Response> => fetch(hub.url + path, { headers: bearer(token) });
const desk = (): Record<string, string> => bearer(tokenOf(hub.links.desk));

async function offer(page = 'wall'): Promise<PairingOffer> {
  const response = await post('/api/pairing', { page, pixels: { width: 960, height: 540 } });
  expect(response.status).toBe(201);
  return pairingOfferSchema.parse(await response.json());
}

/** Puts the wall as a desk does; returns its version. */
async function putWall(id: string, content: Wall | null, version: number): Promise<number> {
  const socket = connect(hub.url, hub.links.desk, { screenId: `desk-${id}` });
  await join(socket);
  const answer = (await socket.emitWithAck('document', { kind: 'wall', id, version, content })) as { ok: boolean; value: { version: number } };
  expect(answer).toMatchObject({ ok: true });
  socket.close();
  return answer.value.version;
}

describe('pairing a panel', () => {
  test('a code entered at a desk gives the panel its place, its sign-in and the wall, until it is unbound', async () => {
    await putWall('w1', wall, 0);
    const { code, secret } = await offer();
    const waiting = waitingSchema.parse(await (await fetch(`${hub.url}/api/pairing`, { headers: desk() })).json());
    expect(waiting.items).toContainEqual({ code, page: 'wall', pixels: { width: 960, height: 540 }, forMs: expect.any(Number) as number });
    expect(pairingStateSchema.parse(await (await get(`/api/pairing/${code}`, secret)).json()).state).toBe('waiting');

    const bound = await post(`/api/pairing/${code.toLowerCase()}/bind`, { wall: 'w1', row: 0, column: 1 }, desk());
    const { panel } = boundSchema.parse(await bound.json());
    const state = pairingStateSchema.parse(await (await get(`/api/pairing/${code}`, secret)).json());
    if (state.state !== 'bound') throw new Error('the panel was not bound');
    expect(state).toMatchObject({ panel, place: { wall: 'w1', row: 0, column: 1 }, wall: { ...wall, bound: { '0,1': panel } } });
    const session = sessionSchema.parse(await (await get('/api/session', state.token)).json());
    expect(session.identity).toEqual({ subject: `panel:${panel}`, role: 'wall', room: 'main' });

    const link = `${hub.url}/wall#token=${state.token}`;
    const screen = connect(hub.url, link, { screenId: '0-1-of-w1' });
    const documents = next<{ items: { id: string; content: Wall }[] }>(screen, 'documents');
    await join(screen);
    expect((await documents).items.find(({ id }) => id === 'w1')?.content.bound).toEqual({ '0,1': panel });
    screen.close();

    await putWall('w1', { ...wall, bound: {} }, 2);
    expect((await get('/api/session', state.token)).status).toBe(401);
    const again = connect(hub.url, link, { screenId: '0-1-of-w1' });
    const refused = await next<Error & { data: { reason: string } }>(again, 'connect_error');
    expect(refused.data.reason).toBe('unauthorized');
    again.close();
  });

  test('a second panel bound to a place turns the first one out', async () => {
    await putWall('w2', wall, 0);
    const tokens: string[] = [];
    for (let i = 0; i < 2; i++) {
      const { code, secret } = await offer();
      await post(`/api/pairing/${code}/bind`, { wall: 'w2', row: 0, column: 0 }, desk());
      const state = pairingStateSchema.parse(await (await get(`/api/pairing/${code}`, secret)).json());
      if (state.state === 'bound') tokens.push(state.token);
    }
    expect(await Promise.all(tokens.map(async (token) => (await get('/api/session', token)).status))).toEqual([401, 200]);
  });

  test('a page that is no wall gets a role of the room', async () => {
    const { code, secret } = await offer('field');
    expect((await post(`/api/pairing/${code}/bind`, { wall: 'w1', row: 0, column: 0 }, desk())).status).toBe(409);
    expect((await post(`/api/pairing/${code}/bind`, { role: 'wall' }, desk())).status).toBe(400);
    expect((await post(`/api/pairing/${code}/bind`, { role: 'inspector' }, desk())).status).toBe(200);
    const state = pairingStateSchema.parse(await (await get(`/api/pairing/${code}`, secret)).json());
    const session = sessionSchema.parse(await (await get('/api/session', state.state === 'bound' ? state.token : '')).json());
    expect([session.identity.role, session.protocol]).toEqual(['inspector', protocolVersion]);
  });

  test('who may not invite is refused, and so is a wrong place, all saying what to do', async () => {
    const { code } = await offer();
    const asked = async (body: unknown, headers: Record<string, string>): Promise<[number, { error: string; remedy: string }]> => {
      const response = await post(`/api/pairing/${code}/bind`, body, headers);
      return [response.status, (await response.json()) as { error: string; remedy: string }];
    };
    const place = { wall: 'w1', row: 0, column: 0 };
    expect(await asked(place, bearer(tokenOf(hub.links.field)))).toEqual([403, { error: expect.stringContaining('inspector') as string, remedy: expect.stringContaining('dispatcher') as string }]);
    expect((await asked(place, {}))[0]).toBe(401);
    expect((await fetch(`${hub.url}/api/pairing`, { headers: bearer(tokenOf(hub.links.wall)) })).status).toBe(403);
    expect(await asked({ ...place, column: 2 }, desk())).toEqual([409, { error: expect.stringContaining('column 3') as string, remedy: expect.stringContaining('1 × 2') as string }]);
    expect((await asked({ ...place, wall: 'none' }, desk()))[0]).toBe(409);
    expect((await asked({ ...place, row: -1 }, desk()))[0]).toBe(400);
    expect((await asked({ role: 'inspector' }, desk()))[0]).toBe(409);
    expect((await fetch(`${hub.url}/api/pairing/${code}`, { method: 'DELETE' })).status).toBe(405);
    expect((await post('/api/pairing', { page: 'wall' })).status).toBe(400);
    expect((await post('/api/pairing', { page: 'wall', pixels: { width: 1, height: 1 }, more: 'x'.repeat(9_000) })).status).toBe(413);
  });
});

// Last: it uses up what this address may try.
test('a wrong secret looks like no such code, and too many wrong tries are refused', async () => {
  const { code, secret } = await offer();
  expect((await get(`/api/pairing/${code}`, `${secret}x`)).status).toBe(404);
  const statuses: number[] = [];
  for (let i = 0; i < 60; i++) statuses.push((await get('/api/pairing/AAAAAA', 'guess')).status);
  expect(statuses[0]).toBe(404);
  expect(statuses.at(-1)).toBe(429);
  expect((await post(`/api/pairing/${code}/bind`, { wall: 'w1', row: 0, column: 0 }, desk())).status).toBe(429);
  const asked: number[] = [];
  for (let i = 0; i < 125; i++) asked.push((await post('/api/pairing', { page: 'wall', pixels: { width: 1, height: 1 } })).status);
  expect(asked.at(-1)).toBe(429);
});
