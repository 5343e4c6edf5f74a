import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDataFolder, startChessboardHub } from '../../src/hub/fixtures/small-city';
import { initialState, type Identity, type Screen } from '../../src/model';
import { invitedSchema } from '../../src/protocol';
import { createLinkStore, createRequestStore, createViewStore } from '../../src/state';
import { connect as connectScreen } from '../../src/sync/connection';
import { createShows } from '../../src/sync/shows';
import { disagreements } from '../link/disagreements';
import { cast, operate, type Scene } from '../link/operations';
import { startFaultyNetwork, type FaultyNetwork } from '../faulty-network';
import { createRandom, type Random } from '../link/random';
import type { Page } from '../link/world';
import { connect, join, tokenOf } from './screen';

const rooms = Number(process.env.FUZZ_ROOMS ?? 8);
const operations = 60;
const firstSeed = Number(process.env.FUZZ_SEED ?? 1);

/** Documents, thumbnails and what else a page has that is not opened here. */
const notOfTheLink = /which this page does not know$/;

const initial = initialState({
  view: { longitude: 71.4, latitude: 51.1, height: 500, bearing: 0, pitch: 45, roll: 0, fovy: 60 }, aspectRatio: 1.6,
});

const folder = makeDataFolder();
let hub: Awaited<ReturnType<typeof startChessboardHub>>;
beforeAll(async () => {
  hub = await startChessboardHub(folder.data);
});
afterAll(async () => {
  await hub?.close();
  folder.remove();
});

async function tokenFor(room: string, role: Identity['role'], name: string): Promise<string> {
  const page = role === 'wall' ? 'wall' : role === 'dispatcher' ? 'desk' : 'field';
  const headers = { authorization: `Bearer ${tokenOf(hub.links.desk)}`, 'content-type': 'application/json' };
  const response = await fetch(`${hub.url}/api/links`, { method: 'POST', headers, body: JSON.stringify({ page, role, room, name }) });
  return invitedSchema.parse(await response.json()).token;
}

/** The real sync clients of a room, each behind a network of its own before the real hub. */
async function openScene(room: string, random: Random) {
  const pages = new Map<string, Page>();
  const errors: string[] = [];
  const cut = new Set<string>();
  const networks = new Map<string, FaultyNetwork>();
  const tokens = new Map<string, string>();
  for (const [{ screenId }, role] of cast) {
    const network = await startFaultyNetwork(hub.port, () => random.real());
    network.set({ delayMs: 2, jitterMs: 40, loss: 0.01 });
    networks.set(screenId, network);
    tokens.set(screenId, await tokenFor(room, role, screenId));
  }
  const probeToken = await tokenFor(room, 'wall', 'probe');

  const scene: Scene = {
    pages,
    open(screen: Screen) {
      const { screenId } = screen;
      scene.kill(screenId);
      const view = createViewStore(initial);
      const link = createLinkStore(screenId);
      const connection = connectScreen({
        url: networks.get(screenId)!.through(hub.url), token: tokens.get(screenId)!, screen, cityId: 'chessboard', view, link, requests: createRequestStore(),
        onMovers: () => undefined, onError: (message) => void (notOfTheLink.test(message) || errors.push(`${screenId}: ${message}`)),
      });
      const shows = createShows(connection, { obstacles: () => null, whenSettled: (action) => void setTimeout(action, random.chance(0.8) ? 0 : random.int(0, 900)) });
      pages.set(screenId, { screen, view, link, connection, shows, localNow: () => performance.now() });
    },
    kill(screenId) {
      scene.cut(screenId, true);
      pages.get(screenId)?.connection.close();
      pages.delete(screenId);
      scene.cut(screenId, false);
    },
    cut(screenId, now) {
      const network = networks.get(screenId)!;
      if (now) {
        cut.add(screenId);
        network.cut();
        if (random.chance(0.5)) network.reset();
      } else {
        cut.delete(screenId);
        network.mend();
      }
    },
    isCut: (screenId) => cut.has(screenId),
  };
  return {
    scene,
    /** What is wrong now, by what a screen is told that joins. */
    async verdict(): Promise<string[]> {
      const probe = connect(hub.url, `${hub.url}/wall#token=${probeToken}`, { screenId: 'probe' });
      const welcome = await join(probe);
      probe.close();
      return welcome.ok ? [...errors, ...disagreements([...pages.values()], welcome.value)] : [welcome.refusal.message];
    },
    async close() {
      for (const { connection } of pages.values()) connection.close();
      await Promise.all([...networks.values()].map((network) => network.close()));
    },
  };
}

async function run(seed: number): Promise<void> {
  const random = createRandom(seed);
  const { scene, verdict, close } = await openScene(`room ${seed}`, random);
  try {
    for (let i = 0; i < operations; i++) for (const ms of operate(scene, random)) await sleep(ms);
    for (const [{ screenId }] of cast) scene.cut(screenId, false);
    await expect.poll(async () => (await verdict()).join('\n'), { timeout: 60_000, interval: 1_000, message: `the room of seed ${seed}` }).toBe('');
  } finally {
    await close();
  }
}

test(`every screen ends with what its room has: ${rooms} rooms at once, ${operations} random operations in each, over real sockets on networks that are slow and cut (R1–R12, R18, R22, R23, R40–R43)`, async () => {
  const ended = await Promise.allSettled(Array.from({ length: rooms }, (_, i) => run(firstSeed + i)));
  expect(ended.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))).toEqual([]);
});
