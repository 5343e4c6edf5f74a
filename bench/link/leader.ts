import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { cityManifestSchema } from '../../src/model';
import { openHeadless } from '../../test/headless-screen';
import type { RunningHub } from '../../test/system/running-hub';
import { frugal, isReady, openScreen, wallAddress } from '../../test/system/screens';
import { firstCityPixel } from '../start/first-pixel';
import { taskMs, watchScreen } from '../start/measure';

declare global {
  interface Window {
    /** When each screen last came to the room, as the desk's page saw it, ms since 1970. */
    cameAt: Map<string, number>;
    releaseFrames(): void;
    /** A WebSocket to the hub that is nothing else. */
    bareSocket: WebSocket;
  }
}

/** A desk that leads before a wall; one whose camera is free; one that is free and puts as many bytes into a bare WebSocket. */
const ways = ['leads', 'free', 'sends'] as const;
type Way = typeof ways[number];

interface LeaderResult {
  /** What leading at 60 Hz before a wall adds to a real desk's main thread per change of its camera, ms of the thread's own time, over the rounds. */
  leadingMs: MiddleHalf;
  /** Of that, what the browser's own `WebSocket.send` takes. */
  bareSendMs: MiddleHalf;
  /** Of each round and way: everything the thread ran per change, and of that in the call itself by the clock. */
  rounds: Record<Way, { thread: number; call: number }>[];
  /** A panel whose page was killed and opened again, milliseconds since its navigation: in the room, as the desk sees it; the room's view (not the one it opens with) on the screen; all of it. */
  killedPanel: { inRoom: number; roomsView: number; complete: number }[];
}

interface MiddleHalf {
  median: number;
  from: number;
  to: number;
}

const size = { width: 480, height: 270 };
const changes = 100;
const rounds = 12;

/** What leading costs a desk, and how soon a killed panel is back in the picture. */
export async function measureLeader(browser: Browser, hub: RunningHub): Promise<LeaderResult> {
  const desk = await openScreen(browser, frugal(hub.desk), size.width, size.height);
  await isReady(desk);
  const { page } = desk;
  await page.evaluate(() => window.metroscope.view.set({ height: 3_000, pitch: 130 }));
  const wall = openHeadless(hub.hub, hub.wall, 'astana', { screenId: 'panel', name: 'panel', class: 'large', tile: { row: 0, column: 0, rows: 1, columns: 1 } });
  while (!wall.store.getState().clock) await pause(50);
  const deskSession = await page.context().newCDPSession(page);
  await deskSession.send('Performance.enable', { timeDomain: 'threadTicks' });
  const change = async (way: Way): Promise<{ thread: number; call: number }> => {
    await page.evaluate(([role, origin]) => {
      window.bareSocket = new WebSocket(`${origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
      return window.metroscope.link[role]('camera');
    }, [way === 'leads' ? 'lead' : 'detach', hub.hub] as const);
    // Long enough for the list of screens to be told.
    await pause(1_000);
    const before = await taskMs(deskSession);
    const call = await page.evaluate(async ([count, sends]) => {
      const { view } = window.metroscope;
      let spent = 0;
      for (let i = 0; i < count; i++) {
        await new Promise((resolve) => { setTimeout(resolve, 18); });
        const { longitude } = view.get();
        const began = performance.now();
        void view.set({ longitude: longitude + 1e-6 });
        // Not joined to anything: the hub passes over it.
        if (sends) window.bareSocket.send(`42["aspect","${'x'.repeat(236)}"]`);
        spent += performance.now() - began;
      }
      return spent / count;
    }, [changes, way === 'sends'] as const);
    const thread = ((await taskMs(deskSession)) - before) / changes;
    await page.evaluate(() => window.bareSocket.close());
    return { thread, call };
  };
  const measured: LeaderResult['rounds'] = [];
  await holdFrames(page);
  for (let round = 0; round < rounds; round++) {
    const figures: Partial<LeaderResult['rounds'][number]> = {};
    // Each is first in turn: what the page does beside the changes drifts.
    for (let i = 0; i < ways.length; i++) {
      const way = ways[(round + i) % ways.length]!;
      figures[way] = await change(way);
    }
    measured.push(figures as LeaderResult['rounds'][number]);
  }
  await releaseFrames(page);
  wall.connection.close();
  // Far from where a screen opens: the picture is the room's only once the panel has its camera. What the room showed before does not matter.
  const { home } = cityManifestSchema.parse(await (await fetch(`${hub.hub}/cities/astana/manifest.json`)).json());
  await page.evaluate(async (to) => {
    await window.metroscope.link.lead('camera');
    await window.metroscope.view.set(to);
  }, { ...home, longitude: home.longitude + 0.012, bearing: (home.bearing + 140) % 360 });

  const address = wallAddress(hub.wall, 0, 0, 1, 2);
  const panel = await openScreen(browser, address, size.width, size.height);
  await isReady(panel);
  await page.evaluate(() => {
    window.cameAt = new Map();
    let here = new Set(window.metroscope.link.get().screens.map(({ screen }) => screen.screenId));
    setInterval(() => {
      const now = new Set(window.metroscope.link.get().screens.map(({ screen }) => screen.screenId));
      for (const id of now) if (!here.has(id)) window.cameAt.set(id, performance.timeOrigin + performance.now());
      here = now;
    }, 10);
  });
  const killedPanel: LeaderResult['killedPanel'] = [];
  let before = panel.page;
  for (let again = 0; again < 3; again++) {
    await before.close();
    const next = await panel.context.newPage();
    const session = await panel.context.newCDPSession(next);
    const shown = await watchScreen(session);
    await next.goto(address, { waitUntil: 'commit' });
    await next.waitForFunction(() => 'metroscope' in window, null, { polling: 20, timeout: 60_000 });
    const [origin, complete, screenId] = await next.evaluate(async () => {
      await window.metroscope.ready;
      return [performance.timeOrigin, performance.now(), window.metroscope.link.get().screenId] as const;
    });
    await pause(1_500);
    const seen = firstCityPixel(shown().map(({ at, png }) => ({ at: at - origin, png })).filter(({ at }) => at > 0));
    const came = await page.evaluate((id) => window.cameAt.get(id) ?? Infinity, screenId);
    killedPanel.push({ inRoom: Math.round(came - origin), roomsView: Math.round(seen?.at ?? Infinity), complete: Math.round(complete) });
    before = next;
  }
  await panel.context.close();
  await desk.context.close();
  const added = (way: Way): MiddleHalf => {
    const values = measured.map((round) => round[way].thread - round.free.thread);
    return { median: quantile(values, 0.5), from: quantile(values, 0.25), to: quantile(values, 0.75) };
  };
  return { leadingMs: added('leads'), bareSendMs: added('sends'), rounds: measured, killedPanel };
}

/** No frame is drawn until they are released: how many fall between two changes is chance, and a frame costs twenty times what is measured. */
async function holdFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const request = window.requestAnimationFrame.bind(window);
    const held: FrameRequestCallback[] = [];
    window.requestAnimationFrame = (callback) => -held.push(callback);
    window.releaseFrames = () => {
      window.requestAnimationFrame = request;
      for (const callback of held) request(callback);
    };
  });
  // One that was asked for before.
  await pause(500);
}

async function releaseFrames(page: Page): Promise<void> {
  await page.evaluate(() => window.releaseFrames());
}

/** Between the two nearest values, to the microsecond. */
function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return Math.round((low + (high - low) * (at % 1)) * 1_000) / 1_000;
}
