import type { Annotation, ServiceRequest, Vitals, Wall } from '@/model';
import type { Answer, AspectMessage, Commit, DocumentsMessage, Lease, PairingOffer, PointedAt, Prepare, RequestsMessage, Room, RoomLogPage, VitalsMessage, Welcome } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import type { Hub } from '../../src/hub';
import { skipPostgres, startPostgres, type PostgresServer } from './postgres-server';
import { skipRedis, startRedis, type RedisServer } from './redis-server';
import { aReport, connect, join, next, tokenOf } from './screen';

const aVitals: Vitals = {
  view: { longitude: 71.4, latitude: 51.1, height: 900, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, aspectRatio: 1.6, roundTripMs: null, clockErrorMs: null,
  framesPerSecond: 30, lastFrameAt: null, heapMB: null, tilesMB: 0, tilesPending: 0, contextsLost: 0, errors: 0,
};
const place = { longitude: 71.41, latitude: 51.11, height: 3 };

describe.skipIf(skipPostgres || skipRedis)('a room on two hubs', () => {
  const folders = [makeDataFolder(), makeDataFolder()];
  const hubs: Hub[] = [];
  let postgres: PostgresServer;
  let redis: RedisServer;
  let desk: Socket;
  let wall: Socket;
  let field: Socket;
  let welcomes: Welcome[];

  const open = (hub: number, link: 'desk' | 'wall' | 'field', screenId: string, screenClass: string): Socket =>
    connect(hubs[hub]!.url, hubs[0]!.links[link], { screenId, auth: { screen: { screenId, name: `Screen ${screenId}`, class: screenClass } } });
  const enter = async (socket: Socket): Promise<Welcome> => {
    const answer = await join(socket);
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  };
  const say = async <T>(socket: Socket, event: string, message: unknown): Promise<Answer<T>> => (await socket.timeout(20_000).emitWithAck(event, message)) as Answer<T>;
  const api = (hub: number, path: string, init: RequestInit & { token?: string } = {}): Promise<Response> =>
    fetch(`${hubs[hub]!.url}/api/${path}`, { ...init, headers: { authorization: `Bearer ${init.token ?? tokenOf(hubs[0]!.links.desk)}`, 'content-type': 'application/json' } });
  const until = <T>(socket: Socket, event: string, fits: (message: T) => boolean): Promise<T> => new Promise((resolve) => {
    socket.on(event, function hear(message: T) {
      if (!fits(message)) return;
      socket.off(event, hear);
      resolve(message);
    });
  });

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    // Both at once: each finds the database empty.
    hubs.push(...await Promise.all(folders.map(({ data }) => startChessboardHub(data, { databaseUrl: postgres.url, redisUrl: redis.url, feeds: 'simulated' }))));
    desk = open(0, 'desk', 'desk', 'medium');
    const first = await enter(desk);
    wall = open(1, 'wall', 'wall', 'large');
    field = open(1, 'field', 'field', 'small');
    const everybody = until<Room>(desk, 'room', ({ screens }) => screens.length === 3);
    welcomes = [first, await enter(wall), await enter(field)];
    await everybody;
  });
  afterAll(async () => {
    for (const socket of [desk, wall, field]) socket.close();
    for (const hub of hubs) await hub.close();
    await redis.kill();
    await postgres.stop();
    for (const folder of folders) folder.remove();
  });

  test('screens on one follow a leader on the other, and a lead is taken across (R100)', async () => {
    expect(new Set(welcomes.map(({ hub }) => hub)).size).toBe(1);
    const { epoch } = welcomes[0]!.room.leases.selection;
    const selection = (of: number, seq: number, id: string): AspectMessage => ({ aspect: 'selection', kind: 'settle', epoch: of, seq, sampledAt: Date.now(), value: { kind: 'building', id } });
    const heard = Promise.all([next<AspectMessage>(wall, 'aspect'), next<AspectMessage>(field, 'aspect')]);
    expect(await say(desk, 'aspect', selection(epoch, 1, 'b1'))).toMatchObject({ ok: true });
    for (const message of await heard) expect(message).toMatchObject({ aspect: 'selection', value: { id: 'b1' }, leader: 'desk' });

    expect(await say(field, 'role', { aspect: 'selection', role: 'lead' })).toMatchObject({ ok: false, refusal: { code: 'lease-held', message: expect.stringContaining('Screen desk') as string } });
    expect(await say(desk, 'handOver', { aspects: ['selection'], to: 'field' })).toMatchObject({ ok: true });
    const lease = await say<Lease>(field, 'role', { aspect: 'selection', role: 'lead' });
    expect(lease).toMatchObject({ ok: true, value: { leader: 'field' } });
    const back = until<AspectMessage>(desk, 'aspect', ({ leader, value }: AspectMessage & { leader?: string; value: unknown }) => leader === 'field' && value !== null);
    expect(await say(field, 'aspect', selection((lease as { value: Lease }).value.epoch, 1, 'b2'))).toMatchObject({ ok: true });
    expect(await back).toMatchObject({ value: { id: 'b2' } });
    expect(await say(desk, 'aspect', selection(epoch, 2, 'old'))).toMatchObject({ ok: false, refusal: { code: 'stale' } });
  });

  test('what a screen at the other hub may not, or says wrongly, is refused there as here (R100)', async () => {
    expect(await say(wall, 'role', { aspect: 'camera', role: 'lead' })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    expect(await say(field, 'role', { aspect: 'sound', role: 'lead' })).toMatchObject({ ok: false, refusal: { code: 'malformed', message: expect.stringContaining('aspect') as string } });
    expect(await say(field, 'dance', {})).toMatchObject({ ok: false, refusal: { code: 'malformed', message: 'there is no message "dance"' } });
    const early = open(1, 'field', 'early', 'small');
    await next(early, 'connect');
    expect(await say(early, 'role', { aspect: 'camera', role: 'free' })).toMatchObject({ ok: false, refusal: { code: 'forbidden', message: 'role came before join' } });
    expect(await say(early, 'report', aReport())).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
    early.close();
  });

  test('a show goes through both phases, and the same commit reaches both hubs (R100, R40)', async () => {
    const prepared = next<Prepare>(wall, 'prepare');
    const commits = Promise.all([desk, wall, field].map((socket) => next<Commit>(socket, 'commit')));
    const shown = await say<{ version: number }>(desk, 'show', { values: { region: 'c1' }, transitionMs: 0, caption: { title: 'Flood', text: '' } });
    expect(shown).toMatchObject({ ok: true });
    wall.emit('ready', { version: (await prepared).version });
    const [first, ...others] = await commits;
    for (const commit of others) expect(commit).toEqual(first);
  });

  test('hands, vitals and documents cross (R100, R101)', async () => {
    const pointed = next<PointedAt>(desk, 'pointed');
    field.emit('point', { at: place, sampledAt: Date.now() });
    expect(await pointed).toMatchObject({ screenId: 'field', at: place });
    const vitals = until<VitalsMessage>(desk, 'vitals', ({ items }) => items.some(({ screenId }) => screenId === 'wall'));
    expect(await say(desk, 'watch', { vitals: true })).toMatchObject({ ok: true });
    const beat = setInterval(() => wall.emit('vitals', aVitals), 200);
    await vitals;
    clearInterval(beat);

    const note: Annotation = { kind: 'note', points: [place], colour: 'signal', text: 'Gate', photo: null, fadesAt: null };
    const heard = next<DocumentsMessage>(desk, 'documents');
    expect(await say(field, 'document', { kind: 'annotation', id: 'n1', version: 0, content: note })).toEqual({ ok: true, value: { version: 1 } });
    expect(await heard).toMatchObject({ items: [{ id: 'n1', by: { screen: 'Screen field' } }] });
    const late = open(1, 'wall', 'late', 'large');
    const whole = until<DocumentsMessage>(late, 'documents', (page) => page.whole);
    await enter(late);
    expect((await whole).items.map(({ id }) => id)).toContain('n1');
    late.close();
  });

  test('requests written by either hub reach the screens of both, each once, in one order (R109)', async () => {
    const seen = [desk, field].map((socket) => {
      const items: ServiceRequest[] = [];
      socket.on('requests', (message: RequestsMessage) => items.push(...message.items));
      return items;
    });
    const reports = Array.from({ length: 60 }, (_, i) => ({ socket: i % 2 === 0 ? desk : field, command: aReport() }));
    const answers = await Promise.all(reports.map(({ socket, command }) => say<{ offset: number }>(socket, 'report', command)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const ids = new Set<string>(reports.map(({ command }) => command.requestId));
    const ours = (items: ServiceRequest[]): string[] => items.map(({ requestId }) => requestId).filter((id) => ids.has(id));
    const inOrder = reports.map(({ command }, i) => ({ id: command.requestId, offset: (answers[i] as { value: { offset: number } }).value.offset })).toSorted((a, b) => a.offset - b.offset).map(({ id }) => id);
    for (const items of seen) await expect.poll(() => ours(items)).toEqual(inOrder);
    for (const hub of [0, 1]) expect(await (await api(hub, 'session')).json()).toMatchObject({ simulated: true });
  });

  test('a code shown at one hub is bound at the other, the panel is let in by both, and unbound by both (R108)', async () => {
    const content: Wall = {
      name: 'Front', rows: 1, columns: 2, panel: { width: 1_000, height: 600 }, bezel: { horizontal: 10, vertical: 10 }, pixels: { width: 1920, height: 1080 },
      distance: 4, missing: [], bound: {}, testPattern: false,
    };
    const added = await say(desk, 'document', { kind: 'wall', id: 'front', version: 0, content });
    expect(added).toMatchObject({ ok: true });
    const offer = (await (await api(0, 'pairing', { method: 'POST', body: JSON.stringify({ page: 'wall', pixels: { width: 1920, height: 1080 } }) })).json()) as PairingOffer;
    expect(await (await api(1, 'pairing')).json()).toMatchObject({ items: [{ code: offer.code }] });
    expect((await api(1, `pairing/${offer.code}/bind`, { method: 'POST', body: JSON.stringify({ wall: 'front', row: 0, column: 1 }) })).status).toBe(200);
    const bound = (await (await api(0, `pairing/${offer.code}`, { token: offer.secret })).json()) as { state: string; token: string };
    expect(bound.state).toBe('bound');
    for (const hub of [0, 1]) expect((await api(hub, 'session', { token: bound.token })).status).toBe(200);
    expect(await say(desk, 'document', { kind: 'wall', id: 'front', version: 2, content: null })).toMatchObject({ ok: true });
    for (const hub of [0, 1]) expect((await api(hub, 'session', { token: bound.token })).status).toBe(401);
  });

  test('both know every room, who is there, and what was done, once (R108)', async () => {
    for (const hub of [0, 1]) await expect.poll(async () => (await api(hub, 'rooms')).json()).toEqual({ rooms: [{ name: 'main', screens: 3 }] });
    const log = async (hub: number): Promise<RoomLogPage['entries']> => ((await (await api(hub, `rooms/main/log?from=0&to=${Date.now() + 60_000}`)).json()) as RoomLogPage).entries;
    await expect.poll(async () => (await log(1)).filter(({ kind }) => kind === 'shown').length).toBe(1);
    expect((await log(1)).filter(({ kind, screen }) => kind === 'joined' && screen?.screenId === 'field')).toHaveLength(1);
    for (const hub of [0, 1]) expect(await (await api(hub, 'health')).json()).toMatchObject({ ok: true, redis: true, hubs: 2 });
    expect(hubs[0]!.summary.join()).toContain('rooms shared with other hubs through Redis at 127.0.0.1');
  });

  test('a hub that cannot share rooms says why and what to do', async () => {
    const folder = makeDataFolder();
    await expect(startChessboardHub(folder.data, { databaseUrl: postgres.url, redisUrl: 'redis://127.0.0.1:1' })).rejects.toMatchObject({
      message: expect.stringContaining('Redis at 127.0.0.1:1 cannot be used') as string, remedy: expect.stringContaining('REDIS_URL') as string,
    });
    await expect(startChessboardHub(folder.data, { redisUrl: redis.url })).rejects.toMatchObject({ remedy: expect.stringContaining('DATABASE_URL') as string });
    folder.remove();
  });
});
