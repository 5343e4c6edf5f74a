import type { Hub } from '@/hub';
import type { PanelThumbnail, ThumbnailSize } from '@/protocol';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aJpeg } from '../../src/hub/fixtures/jpeg';
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

async function enter(link: string, screenId: string, screenClass = 'medium'): Promise<Socket> {
  const socket = connect(hub.url, link, { screenId, auth: { screen: { screenId, name: screenId, class: screenClass } } });
  sockets.push(socket);
  await join(socket);
  return socket;
}

test('R50 R51 R52 a panel is asked for pictures while a desk watches, and what it sends is the desk’s alone, byte for byte', async () => {
  const [wall, desk, tablet] = await Promise.all([enter(hub.links.wall, 'wall', 'large'), enter(hub.links.desk, 'desk'), enter(hub.links.field, 'tablet')]);
  const elsewhere: unknown[] = [];
  tablet!.on('thumbnail', (picture) => elsewhere.push(picture));
  const asked = next<{ size: ThumbnailSize | null }>(wall!, 'wantThumbnails');
  desk!.emit('watchThumbnails', { size: 'small' });
  expect(await asked).toEqual({ size: 'small' });

  const image = aJpeg({ width: 320, height: 180, noise: 4_000 });
  const face = { theme: 'night', text: 0.05, zones: [{ kind: 'caption', left: 0.1, top: 0.1, width: 0.5, height: 0.1, text: 'Flood' }] };
  const seen = next<PanelThumbnail>(desk!, 'thumbnail');
  expect(await wall!.emitWithAck('thumbnail', { sampledAt: Date.now(), image, face })).toEqual({ ok: true, value: null });
  const { image: bytes, ...rest } = await seen;
  expect(Buffer.from(bytes!).equals(Buffer.from(image))).toBe(true);
  expect(rest).toMatchObject({ screenId: 'wall', width: 320, height: 180, face });

  expect(await tablet!.emitWithAck('thumbnail', { sampledAt: Date.now(), image, face })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  expect(await wall!.emitWithAck('watchThumbnails', { size: 'small' })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  expect(await wall!.emitWithAck('thumbnail', { sampledAt: Date.now(), image: 'no bytes', face })).toMatchObject({ ok: false, refusal: { code: 'malformed', message: expect.stringContaining('image') as string } });

  const ended = next<{ size: ThumbnailSize | null }>(wall!, 'wantThumbnails');
  desk!.disconnect();
  expect(await ended).toEqual({ size: null });
  expect(elsewhere).toEqual([]);
});
