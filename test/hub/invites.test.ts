import { aspects } from '@/model';
import type { Answer, Invited, Refusal, Room, Rooms, Told, VitalsMessage, Welcome } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Hub } from '@/hub';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { connect, join, next, tokenOf } from './screen';

const folder = makeDataFolder();
let hub: Hub;
const sockets: Socket[] = [];
const screen = (link: string, screenId: string): Socket => {
  const socket = connect(hub.url, link, { screenId });
  sockets.push(socket);
  return socket;
};
beforeAll(async () => { hub = await startChessboardHub(folder.data); });
afterEach(() => { for (const socket of sockets.splice(0)) socket.close(); });
afterAll(async () => {
  await hub.close();
  folder.remove();
});

const call = (path: string, link: string | null, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Response> =>
  fetch(`${hub.url}${path}`, { method, headers: link === null ? {} : { authorization: `Bearer ${tokenOf(link)}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
const invite = async (changes: object): Promise<string> => {
  const response = await call('/api/links', hub.links.desk, { page: 'desk', role: 'viewer', room: 'ops', name: 'Guest', ...changes });
  expect(response.status).toBe(201);
  return `${hub.url}/desk#token=${((await response.json()) as Invited).token}`;
};
const ask = async <T>(socket: Socket, event: string, message: object): Promise<Answer<T>> => (await socket.timeout(10_000).emitWithAck(event, message)) as Answer<T>;
const joined = async (socket: Socket): Promise<Welcome> => {
  const answer = await join(socket);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};

describe('a link for another screen', () => {
  test('signs it in as its role, into its room', async () => {
    const link = await invite({ role: 'inspector', room: ' incident ', name: 'Team 7' });
    const session = (await (await call('/api/session', link)).json()) as { identity: object };
    expect(session.identity).toEqual({ subject: 'Team 7', role: 'inspector', room: 'incident' });
    const tablet = screen(link, 'tablet-7');
    expect((await joined(tablet)).room.room).toBe('incident');
    const { rooms } = (await (await call('/api/rooms', hub.links.desk)).json()) as Rooms;
    expect(rooms).toContainEqual({ name: 'incident', screens: 1 });
  });

  test.each([
    [{ role: 'king' }, 'role'],
    [{ role: 'dispatcher', page: 'wall' }, 'page'],
    [{ room: '  ' }, 'room'],
    [{ room: 'x'.repeat(65) }, 'room'],
    [{ name: '' }, 'name'],
    [{ days: 999 }, 'days'],
  ])('with %j is refused, naming the field', async (changes, where) => {
    const response = await call('/api/links', hub.links.desk, { page: 'desk', role: 'viewer', room: 'ops', name: 'Guest', ...changes });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { error: string }).error).toContain(where);
  });

  test('is made by dispatchers alone, and so is the list of rooms', async () => {
    for (const link of [hub.links.field, hub.links.wall, await invite({})]) {
      expect((await call('/api/links', link, { page: 'desk', role: 'dispatcher', room: 'ops', name: 'Me' })).status).toBe(403);
      expect((await call('/api/rooms', link)).status).toBe(403);
    }
    expect((await call('/api/links', null, {})).status).toBe(401);
    expect((await call('/api/links', hub.links.desk)).status).toBe(405);
  });
});

describe('R28 a viewer', () => {
  test('follows only: it may not lead, ask, gather, show, draw, point or watch', async () => {
    const viewer = screen(await invite({ room: 'looking' }), 'viewer');
    expect(Object.values((await joined(viewer)).roles)).toEqual(aspects.map(() => 'follow'));
    const forbidden = { ok: false, refusal: { code: 'forbidden', message: expect.any(String) as string, remedy: expect.stringMatching(/\w/) as string } };
    expect(await ask(viewer, 'role', { aspect: 'camera', role: 'lead' })).toEqual(forbidden);
    expect(await ask(viewer, 'askControl', { aspects: ['camera'] })).toEqual(forbidden);
    expect(await ask(viewer, 'gather', {})).toEqual(forbidden);
    expect(await ask(viewer, 'watch', { vitals: true })).toEqual(forbidden);
    expect(await ask(viewer, 'show', { values: { selection: null }, transitionMs: 0, caption: null })).toEqual(forbidden);
    const content = { kind: 'note', points: [{ longitude: 71, latitude: 51, height: 350 }], colour: 'signal', text: 'here', fadesAt: null };
    expect(await ask(viewer, 'document', { kind: 'annotation', id: 'a', version: 0, content })).toEqual(forbidden);
    const refused = next<Refusal & { event: string }>(viewer, 'refused');
    viewer.emit('point', { at: { longitude: 71, latitude: 51, height: 350 }, sampledAt: Date.now() });
    expect(await refused).toMatchObject({ event: 'point', code: 'forbidden' });
  });
});

describe('over real sockets', () => {
  test('R24 R25 R22 control is asked for, handed over, and everybody is told', async () => {
    const desk = screen(hub.links.desk, 'desk');
    const tablet = screen(hub.links.field, 'tablet');
    await joined(desk);
    await joined(tablet);
    const asked = next<Told>(desk, 'told');
    expect(await ask(tablet, 'askControl', { aspects: ['camera', 'clock'] })).toEqual({ ok: true, value: { asked: ['desk'] } });
    expect(await asked).toEqual({ code: 'asked', from: { screenId: 'tablet', name: 'Screen tablet' }, aspects: ['camera', 'clock'] });
    const given = next<Told>(tablet, 'told');
    const rooms = new Promise<Room>((resolve) => {
      tablet.on('room', (room: Room) => { if (room.leases.camera.leader === 'tablet') resolve(room); });
    });
    expect(await ask(desk, 'handOver', { aspects: ['camera'], to: 'tablet' })).toEqual({ ok: true, value: null });
    expect(await given).toMatchObject({ code: 'handed-over', aspects: ['camera'] });
    expect((await rooms).screens.find(({ screen: { screenId } }) => screenId === 'desk')!.roles).toMatchObject({ camera: 'follow', clock: 'lead' });
  });

  test('R26 vitals reach who watches, and a wall may not watch', async () => {
    const desk = screen(hub.links.desk, 'desk-w');
    const wall = screen(hub.links.wall, 'wall-w');
    await joined(desk);
    await joined(wall);
    expect(await ask(wall, 'watch', { vitals: true })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(await ask(desk, 'watch', { vitals: true })).toEqual({ ok: true, value: null });
    const heard = next<VitalsMessage>(desk, 'vitals');
    const vitals = {
      view: { longitude: 71, latitude: 51, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6, roundTripMs: 3, clockErrorMs: 0.4,
      framesPerSecond: 30, lastFrameAt: 1, heapMB: null, tilesMB: 100, tilesPending: 0, contextsLost: 0, errors: 0,
    };
    wall.emit('vitals', vitals);
    expect(await heard).toEqual({ items: [{ screenId: 'wall-w', at: expect.any(Number) as number, vitals }] });
  });
});
