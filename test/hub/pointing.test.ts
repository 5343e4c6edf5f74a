import type { Hub } from '@/hub';
import type { PointedAt } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { connect, join, next } from './screen';

const folder = makeDataFolder();
let hub: Hub;
const sockets: Socket[] = [];
beforeAll(async () => { hub = await startChessboardHub(folder.data); });
afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await hub.close();
  folder.remove();
});

async function enter(link: string, screenId: string): Promise<Socket> {
  const socket = connect(hub.url, link, { screenId });
  sockets.push(socket);
  await join(socket);
  return socket;
}

test('R80 R81 a hand is seen by the others of its room and not by itself, ends with its screen, and nobody points who may not', async () => {
  const [desk, wall, tablet] = await Promise.all([enter(hub.links.desk, 'desk'), enter(hub.links.wall, 'wall'), enter(hub.links.field, 'tablet')]);
  const own: unknown[] = [];
  desk!.on('pointed', (message) => own.push(message));
  const at = { longitude: 71.41, latitude: 51.11, height: 300 };

  const [onWall, onTablet] = [next<PointedAt>(wall!, 'pointed'), next<PointedAt>(tablet!, 'pointed')];
  desk!.emit('point', { at, sampledAt: Date.now() });
  expect(await onWall).toMatchObject({ screenId: 'desk', name: 'Screen desk', at });
  expect(await onTablet).toMatchObject({ screenId: 'desk', at });

  const refused = next<{ event: string; code: string }>(wall!, 'refused');
  wall!.emit('point', { at, sampledAt: Date.now() });
  expect(await refused).toMatchObject({ event: 'point', code: 'forbidden' });
  const malformed = next<{ code: string; message: string }>(tablet!, 'refused');
  tablet!.emit('point', { at: { ...at, latitude: 151 }, sampledAt: Date.now() });
  expect(await malformed).toMatchObject({ code: 'malformed', message: expect.stringContaining('at.latitude') as string });

  const ended = next<PointedAt>(wall!, 'pointed');
  desk!.disconnect();
  expect(await ended).toMatchObject({ screenId: 'desk', at: null });
  expect(own).toEqual([]);
});
