import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import type { Refusal, RequestsMessage } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Hub } from '@/hub';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { aReport, connect, join, next } from './screen';

const folder = makeDataFolder();
let hub: Hub;
const sockets: Socket[] = [];
const screen = (...args: Parameters<typeof connect>): Socket => {
  const socket = connect(...args);
  sockets.push(socket);
  return socket;
};
beforeAll(async () => { hub = await startChessboardHub(folder.data); });
afterEach(() => { for (const socket of sockets.splice(0)) socket.close(); });
afterAll(async () => {
  await hub.close();
  folder.remove();
});

type ConnectError = Error & { data?: { reason: string; message: string; remedy: string } };

describe('a screen that may not come in is told why', () => {
  test('with a wrong token', async () => {
    const error = await next<ConnectError>(screen(hub.url, hub.links.desk, { auth: { token: 'x.y.z' } }), 'connect_error');
    expect(error.message).toBe('unauthorized');
    expect(error.data).toMatchObject({ reason: 'unauthorized', message: expect.stringContaining('token') as string, remedy: expect.stringContaining('link') as string });
  });

  test('with another protocol version, whatever else it says', async () => {
    const error = await next<ConnectError>(screen(hub.url, hub.links.desk, { auth: { protocol: 99, screen: 'none' } }), 'connect_error');
    expect(error.data).toMatchObject({ reason: 'version-mismatch', message: expect.stringContaining('99') as string, remedy: expect.stringContaining('reload') as string });
  });

  test('with a handshake that lacks something, naming it', async () => {
    const error = await next<ConnectError>(screen(hub.url, hub.links.desk, { auth: { screen: { screenId: '', name: 'A', class: 'medium' } } }), 'connect_error');
    expect(error.data).toMatchObject({ reason: 'bad-message', message: expect.stringContaining('screen.screenId') as string });
  });

  test('from a page of another site', async () => {
    await next(screen(hub.url, hub.links.desk, { origin: 'http://elsewhere.example' }), 'connect_error');
    await next(screen(hub.url, hub.links.desk, { origin: hub.url }), 'connect');
  });
});

describe('a message that does not fit', () => {
  test.each([
    ['join', { known: {} }, 'join requestsAfter'],
    ['join', { known: { camera: { epoch: -1, seq: 0 } }, requestsAfter: 0 }, 'join known.camera.epoch'],
    ['role', { aspect: 'sound', role: 'lead' }, 'role aspect'],
    ['renew', { aspect: 'camera' }, 'renew epoch'],
    ['aspect', { aspect: 'camera', kind: 'move', epoch: 1, seq: 1, sampledAt: 0, value: { view: { longitude: 500 }, aspectRatio: 1 } }, 'aspect value.view.longitude'],
    ['report', aReport({ latitude: 91 }), 'report latitude'],
    ['report', aReport({ extra: true }), 'report message: Unrecognized key: "extra"'],
    ['clock', 'now', 'clock message'],
    ['shout', {}, 'there is no message "shout"'],
    ['__proto__', {}, 'there is no message "__proto__"'],
  ])('%s %j is refused, naming the field, and the screen goes on', async (event, message, where) => {
    const desk = screen(hub.url, hub.links.desk);
    await join(desk);
    const refused = next<Refusal & { event: string }>(desk, 'refused');
    const answer = (await desk.timeout(5_000).emitWithAck(event, message)) as { ok: boolean; refusal: Refusal };
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'malformed', message: expect.stringContaining(where) as string } });
    expect(answer.refusal.remedy).not.toBe('');
    expect(await refused).toEqual({ event, ...answer.refusal });
    expect(await desk.timeout(5_000).emitWithAck('clock', { clientTime: 0 })).toEqual({ hubTime: expect.any(Number) as number });
  });

  test('a join said with the handshake is answered as soon as the screen is in, or refused with it', async () => {
    const desk = screen(hub.url, hub.links.desk, { auth: { join: { known: {}, requestsAfter: 0 } } });
    const [welcome, requests] = await Promise.all([next(desk, 'welcome'), next<RequestsMessage>(desk, 'requests')]);
    expect(welcome).toMatchObject({ ok: true, value: { cityId: 'chessboard', room: { screens: [{ screen: { screenId: 'screen' } }] } } });
    expect(requests.more).toBe(false);
    const wrong = await next<ConnectError>(screen(hub.url, hub.links.desk, { auth: { join: { known: {} } } }), 'connect_error');
    expect(wrong.data).toMatchObject({ reason: 'bad-message', message: expect.stringContaining('join.requestsAfter') as string });
  });

  test('without arguments or with only an answer is refused as well', async () => {
    const desk = screen(hub.url, hub.links.desk);
    await join(desk);
    const refused = next<{ event: string }>(desk, 'refused');
    desk.emit('role');
    expect(await refused).toMatchObject({ event: 'role', code: 'malformed' });
    expect(await desk.timeout(5_000).emitWithAck('join')).toMatchObject({ ok: false, refusal: { code: 'malformed' } });
  });

  test('before join is refused', async () => {
    const desk = screen(hub.url, hub.links.desk);
    await next(desk, 'connect');
    expect(await desk.timeout(5_000).emitWithAck('report', aReport())).toMatchObject({ ok: false, refusal: { code: 'forbidden', remedy: expect.stringContaining('join') as string } });
  });

  test('sent without end closes the socket', async () => {
    const desk = screen(hub.url, hub.links.desk);
    await join(desk);
    const closing = next<{ reason: string }>(desk, 'closing');
    for (let i = 0; i < 200; i++) desk.emit('role', { aspect: i });
    expect(await closing).toMatchObject({ reason: 'bad-message' });
  });

  test('of more than 320 kB, or that is no socket.io at all, closes only its own socket', async () => {
    const large = screen(hub.url, hub.links.desk, { screenId: 'large' });
    await join(large);
    large.emit('report', aReport({ description: 'x'.repeat(400_000) }));
    await next(large, 'disconnect');
    const raw = connectTcp(hub.port, '127.0.0.1');
    raw.write('GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
    await once(raw, 'data');
    raw.write(Buffer.from([0x81, 0x05, 1, 2, 3, 4, 5, 0xff, 0xff]));
    await once(raw, 'close');
    const fine = screen(hub.url, hub.links.desk, { screenId: 'fine' });
    expect(await join(fine)).toMatchObject({ ok: true });
  });
});

test('a wall may neither report nor lead', async () => {
  const wall = screen(hub.url, hub.links.wall);
  await join(wall);
  expect(await wall.timeout(5_000).emitWithAck('report', aReport())).toMatchObject({ ok: false, refusal: { code: 'forbidden', message: expect.stringContaining('wall') as string } });
  expect(await wall.timeout(5_000).emitWithAck('role', { aspect: 'camera', role: 'lead' })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
});

test('a screen that is opened again replaces its old socket, and the room has it once', async () => {
  const old = screen(hub.url, hub.links.desk, { screenId: 'same' });
  await join(old);
  const closing = next<{ reason: string }>(old, 'closing');
  const ended = next(old, 'disconnect');
  const fresh = screen(hub.url, hub.links.desk, { screenId: 'same' });
  const welcome = await join(fresh);
  expect(await closing).toMatchObject({ reason: 'replaced' });
  await ended;
  expect(welcome.ok && welcome.value.room.screens.filter(({ screen: { screenId } }) => screenId === 'same')).toHaveLength(1);
  expect(await fresh.timeout(5_000).emitWithAck('clock', { clientTime: 0 })).toBeDefined();
});

test('what a leader shows reaches the others, and the clock never goes back', async () => {
  const leader = screen(hub.url, hub.links.desk, { screenId: 'leader' });
  const follower = screen(hub.url, hub.links.wall, { screenId: 'follower' });
  const value = { kind: 'building', id: '7' };
  await join(leader);
  await join(follower);
  const lease = (await leader.timeout(5_000).emitWithAck('role', { aspect: 'selection', role: 'lead' })) as { value: { epoch: number } };
  const seen = next(follower, 'aspect');
  const message = { aspect: 'selection', kind: 'settle', epoch: lease.value.epoch, seq: 1, sampledAt: Date.now(), value };
  expect(await leader.timeout(5_000).emitWithAck('aspect', message)).toMatchObject({ ok: true });
  expect(await seen).toMatchObject({ aspect: 'selection', value, leader: 'leader' });
  const times: number[] = [];
  for (let i = 0; i < 20; i++) times.push(((await leader.emitWithAck('clock', { clientTime: 0 })) as { hubTime: number }).hubTime);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times.some((time) => !Number.isInteger(time))).toBe(true);
});

test('a screen that stops reading is cut off, and the others do not lose a message', async () => {
  const screensNow = async (): Promise<number> => ((await (await fetch(`${hub.url}/api/health`)).json()) as { screens: number }).screens;
  await expect.poll(screensNow).toBe(0);
  const stuck = screen(hub.url, hub.links.desk, { screenId: 'stuck' });
  const reader = screen(hub.url, hub.links.wall, { screenId: 'reader' });
  const writer = screen(hub.url, hub.links.field, { screenId: 'writer' });
  const seen = new Set<string>();
  reader.on('requests', ({ items }: RequestsMessage) => { for (const { requestId } of items) seen.add(requestId); });
  for (const each of [stuck, reader, writer]) await join(each);
  (stuck.io.engine.transport as unknown as { ws: { _socket: { pause(): void } } }).ws._socket.pause();
  const commands = Array.from({ length: 6_000 }, () => aReport({ description: 'x'.repeat(2_000) }));
  for (let i = 0; i < commands.length; i += 200) await Promise.all(commands.slice(i, i + 200).map((command) => writer.emitWithAck('report', command)));
  await expect.poll(screensNow, { timeout: 10_000 }).toBe(2);
  await expect.poll(() => commands.every(({ requestId }) => seen.has(requestId)), { timeout: 10_000 }).toBe(true);
});

test('when the hub stops, screens are told', async () => {
  const other = makeDataFolder();
  const brief = await startChessboardHub(other.data);
  const desk = screen(brief.url, brief.links.desk);
  await join(desk);
  const closing = next(desk, 'closing');
  await brief.close();
  expect(await closing).toMatchObject({ reason: 'shutting-down' });
  other.remove();
});
