import type { Hub } from '@/hub';
import type { Storyboard } from '@/model';
import { documentOf } from '@/state';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { startFaultyNetwork, type FaultyNetwork } from '../faulty-network';
import { cameraAt, openHeadless, type HeadlessScreen } from '../headless-screen';

const folder = makeDataFolder();
let hub: Hub;
let network: FaultyNetwork;
const opened: HeadlessScreen[] = [];

async function open(screenId: string, url: string, page: 'desk' | 'wall' = 'desk'): Promise<HeadlessScreen> {
  const screen = openHeadless(url, hub.links[page], 'chessboard', { screenId, name: screenId, class: page === 'wall' ? 'large' : 'medium' });
  opened.push(screen);
  await expect.poll(() => screen.store.getState().clock).not.toBeNull();
  return screen;
}

beforeAll(async () => {
  hub = await startChessboardHub(folder.data);
  network = await startFaultyNetwork(hub.port);
});
afterAll(async () => {
  for (const { connection } of opened) connection.close();
  await network.close();
  await hub.close();
  folder.remove();
});

test('R8, R20: cut off in the middle of a motion on a slow network that loses packets, a screen has the leader’s very value when it is back', async () => {
  network.set({ delayMs: 20, jitterMs: 20, loss: 0.05 });
  const leader = await open('leader', hub.url);
  const follower = await open('follower', network.through(hub.url));
  expect((await leader.connection.lead('camera')).ok).toBe(true);
  await follower.connection.attach('camera');
  for (let step = 1; step <= 60; step++) {
    leader.view.set('camera', cameraAt(71 + step / 1_000), 'user');
    if (step === 20) network.reset();
    await new Promise((resolve) => { setTimeout(resolve, 16); });
  }
  await expect.poll(() => follower.view.get('camera')).toEqual(cameraAt(71.06));
  expect(follower.store.getState().status).toBe('online');
  expect([...leader.errors, ...follower.errors]).toEqual([]);
});

test('a screen that stops reading is cut off by the hub, keeps nobody waiting, and has everything once it reads again', async () => {
  network.set({ delayMs: 0, jitterMs: 0, loss: 0 });
  const writer = await open('writer', hub.url);
  const stopped = await open('stopped', network.through(hub.url));
  const there = (): boolean => writer.store.getState().screens.some(({ screen }) => screen.screenId === 'stopped');
  await expect.poll(there).toBe(true);
  const scene = { title: 'Step', text: 'x'.repeat(600), values: { selection: null }, transition: 0 };
  const content = (title: string): Storyboard => ({ title, steps: Array.from({ length: 100 }, () => ({ scene, dwell: 60 })) });
  const held = ({ room }: HeadlessScreen): string | undefined => documentOf(room.getState(), 'storyboard', 'large')?.content.title;
  network.stopReading();
  // How much the machine's own buffers take before anything waits in the hub is not ours to know.
  let last = '';
  for (let change = 1; there() && change < 1_000; change++) {
    last = `change ${change}`;
    expect(await writer.documents.put('storyboard', 'large', content(last), change - 1)).toMatchObject({ ok: true });
    await expect.poll(() => held(writer)).toBe(last);
  }
  expect(there()).toBe(false);
  network.mend();
  await expect.poll(() => held(stopped)).toBe(last);
  await expect.poll(() => stopped.store.getState().status).toBe('online');
});

test('R40, R41: a panel whose cable is out holds up no show, and has what was shown when the cable is in again', async () => {
  const desk = await open('shows', hub.url);
  const [panel, without] = [await open('panel', hub.url, 'wall'), await open('without', network.through(hub.url), 'wall')];
  network.cut();
  const shown = { camera: cameraAt(71.5), selection: { kind: 'building', id: 'tower' } } as const;
  expect(await desk.shows.show(shown, { transitionMs: 0, caption: null })).toMatchObject({ ok: true });
  const state = ({ view }: HeadlessScreen) => ({ camera: view.get('camera'), selection: view.get('selection') });
  await expect.poll(() => state(panel)).toEqual(shown);
  expect(state(without)).not.toEqual(shown);
  network.mend();
  await expect.poll(() => state(without)).toEqual(shown);
});
