import { setTimeout as pause } from 'node:timers/promises';
import { cameraAt, openHeadless } from '../../test/headless-screen';
import { startFaultyNetwork, type Weather } from '../../test/faulty-network';
import type { RunningHub } from '../../test/system/running-hub';
import { bareCity } from './bare-hub';
import { spread, type Spread } from './statistics';

interface CutResult {
  weather: Partial<Weather>;
  cutSeconds: number;
  screens: number;
  /** From when the network is back to when the screen holds the room's very state; the wait before the next try is part of it. */
  sinceMendedMs: Spread;
  /** The same from when the screen's join was answered. */
  sinceOnlineMs: Spread;
  /** The screens that held it in the end. */
  identical: number;
}

const weather = { delayMs: 150, jitterMs: 30, loss: 0.05 };

/** Screens whose cable is out for half a minute while camera, layers and selection of the room change; then each must have the same state. */
export async function measureCut(hub: RunningHub, screens: number, cutSeconds: number): Promise<CutResult> {
  const network = await startFaultyNetwork(hub.port);
  const leader = openHeadless(hub.hub, hub.desk, bareCity, { screenId: 'cut-leader', name: 'leader', class: 'medium' });
  const followers = Array.from({ length: screens }, (_, i) =>
    openHeadless(network.through(hub.hub), hub.field, bareCity, { screenId: `cut-${i}`, name: `tablet ${i}`, class: 'small' }));
  const all = [leader, ...followers];
  while (!all.every(({ store }) => store.getState().clock && store.getState().status === 'online')) await pause(50);
  for (const aspect of ['camera', 'layers', 'selection'] as const) {
    const answer = await leader.connection.lead(aspect);
    if (!answer.ok) throw new Error(answer.refusal.message);
  }
  network.set(weather);
  const fly = async (seconds: number): Promise<void> => {
    const start = performance.now();
    while (performance.now() - start < seconds * 1_000) {
      await pause(16);
      leader.view.set('camera', cameraAt(leader.view.get('camera').view.longitude + 1e-5), 'user');
    }
  };
  await fly(3);
  network.cut();
  await fly(cutSeconds - 1);
  leader.view.set('layers', { ...leader.view.get('layers'), workers: { visible: false, opacity: 0.5 } }, 'user');
  leader.view.set('selection', { kind: 'request', id: crypto.randomUUID() }, 'user');
  await pause(1_000);

  const state = (screen: typeof leader): string => JSON.stringify((['camera', 'layers', 'selection'] as const).map((aspect) => screen.view.get(aspect)));
  const wanted = state(leader);
  const mended = performance.now();
  const online = new Map<number, number>();
  const same = new Map<number, number>();
  network.mend();
  while (same.size < followers.length && performance.now() - mended < 30_000) {
    for (const [i, follower] of followers.entries()) {
      if (!online.has(i) && follower.store.getState().status === 'online') online.set(i, performance.now());
      if (!same.has(i) && state(follower) === wanted) same.set(i, performance.now());
    }
    await pause(5);
  }
  for (const { connection } of all) connection.close();
  await network.close();
  const done = [...same.entries()];
  return {
    weather, cutSeconds, screens, identical: done.length,
    sinceMendedMs: spread(done.map(([, at]) => at - mended)),
    sinceOnlineMs: spread(done.map(([i, at]) => Math.max(0, at - (online.get(i) ?? at)))),
  };
}
