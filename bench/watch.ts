/**
 * npm run bench:watch [-- --hours 12 --minutes 24 --step 60 --allocations]
 *
 * A wall page on duty for so many hours, in so many minutes: as many steps of the playlist (one per `--step` seconds of duty), new requests,
 * alerts, drawings, screens that come and go, cuts of the network and lost graphics contexts (one per ten minutes of duty) as those hours
 * have. What goes by the clock alone (workers on the move, clocks, health) goes at its own speed. The heap is collected before it is
 * measured; `perHour` is the least-squares slope over the second half, per hour of duty. `--allocations` says what the second half left behind.
 * One JSON object on stdout; fails when the page met errors, a context did not come back or the page started anew.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { cityManifestSchema } from '../src/model';
import { launchBrowser } from '../test/browser';
import { startFaultyNetwork } from '../test/faulty-network';
import { openHeadless } from '../test/headless-screen';
import { aReport } from '../test/hub/screen';
import { startHub } from '../test/system/running-hub';
import { isReady, openScreen, wallAddress } from '../test/system/screens';
import { spread } from './link/statistics';
import { must, putDuty } from './watch/duty';
import { watchAllocations, watchMemory, type Sample } from './watch/measure';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '12' }, minutes: { type: 'string', default: '24' }, step: { type: 'string', default: '60' },
    allocations: { type: 'boolean', default: false },
  },
});
const [hours, minutes, step] = [values.hours, values.minutes, values.step].map(Number) as [number, number, number];
if (!(hours > 0 && minutes > 0 && step > 0)) throw new Error('--hours, --minutes and --step: give numbers over 0.');
/** Duty runs this much faster than the clock. */
const faster = (hours * 60) / minutes;
const dwell = step / faster;
if (dwell < 2) throw new Error(`a step would be ${dwell.toFixed(1)} s; the hub shows none for less than 2: give more --minutes or a longer --step.`);

/** How often things happen in an hour of duty. */
const perHour = { requests: 450, alerts: 1, drawings: 12, visits: 12, cuts: 1, contexts: 6 };
const samplesWanted = 24;
const size = { width: 480, height: 270 };
const recoveryMs = 30_000;

const data = mkdtempSync(join(tmpdir(), 'metroscope-watch-'));
const hub = await startHub(data, ['--port', '0']);
const network = await startFaultyNetwork(hub.port);
const browser = await launchBrowser();
try {
  const manifest = cityManifestSchema.parse(await (await fetch(`${hub.hub}/cities/astana/manifest.json`)).json());
  const desk = openHeadless(hub.hub, hub.desk, manifest.id, { screenId: 'director', name: 'Director', class: 'medium' });
  while (!desk.room.getState().loaded) await pause(50);
  // It only directs: whoever leads the camera is a hand that the playlist waits for.
  for (const aspect of ['camera', 'clock', 'layers', 'filters', 'selection', 'region'] as const) await must(desk.connection.attach(aspect));
  const wall = await openScreen(browser, network.through(wallAddress(hub.wall, 0, 0, 1, 1)), size.width, size.height);
  await isReady(wall);
  await putDuty(desk, manifest.home, size.width / size.height, dwell, Math.min(2, dwell / 3));

  const counts = { requests: 0, alerts: 0, drawings: 0, visits: 0, cuts: 0, contexts: 0 };
  const recoveries: number[] = [];
  const notRecovered: number[] = [];
  const happens: Record<keyof typeof perHour, () => Promise<unknown>> = {
    requests: () => desk.connection.report({ ...aReport({ description: `Duty report ${counts.requests}`, ...place() }), category: 'road' }),
    alerts: () => desk.documents.put('alert', `alert-${counts.alerts}`, {
      severity: 'severe', headline: `Alert ${counts.alerts}`, description: 'Raised while on duty.', position: { ...place(), height: manifest.groundHeight }, distance: 900, expires: Date.now() + 8_000,
    }),
    drawings: () => desk.documents.put('annotation', `drawing-${counts.drawings}`, {
      kind: 'cordon', colour: 'warning', text: 'Closed', photo: null, fadesAt: Date.now() + 20_000,
      points: Array.from({ length: 12 }, (_, i) => ({ ...place(i / 12), height: manifest.groundHeight + 1 })),
    }),
    async visits() {
      const visitor = openHeadless(hub.hub, hub.field, manifest.id, { screenId: `visitor-${counts.visits}`, name: `Visitor ${counts.visits}`, class: 'small' });
      await pause(2_000);
      visitor.connection.close();
    },
    cuts: () => Promise.resolve(network.reset()),
    contexts: async () => {
      const ms = await loseContext(wall.page);
      if (ms === null) notRecovered.push(counts.contexts);
      else recoveries.push(ms);
    },
  };

  const measure = await watchMemory(browser, wall.page);
  /** Hours of duty at which the page started anew: it does when a lost picture does not come back. */
  const startedAnew: number[] = [];
  wall.page.on('framenavigated', () => startedAnew.push(Math.round(hour() * 100) / 100));
  const samples: Sample[] = [];
  let allocations: Awaited<ReturnType<typeof watchAllocations>> | null = null;
  const start = performance.now();
  const hour = (): number => ((performance.now() - start) / 3_600_000) * faster;
  const errors: string[] = [];
  const due = Object.keys(perHour) as (keyof typeof perHour)[];
  let steps = 0;
  desk.store.subscribe(({ shown }, before) => {
    if (shown && shown.version !== before.shown?.version) steps++;
  });
  let busy: Promise<unknown> = Promise.resolve();
  while (hour() < hours) {
    for (const kind of due) {
      if (counts[kind] + 1 > hour() * perHour[kind]) continue;
      counts[kind]++;
      const act = happens[kind]().catch((error: unknown) => errors.push(`${kind}: ${String(error)}`));
      if (kind === 'contexts') busy = act;
    }
    if (hour() >= ((samples.length + 1) * hours) / samplesWanted) {
      await busy;
      await isReady(wall);
      samples.push(await measure(Math.round(hour() * 100) / 100));
      process.stderr.write(`${JSON.stringify(samples.at(-1))}\n`);
      if (values.allocations && !allocations && hour() > hours / 2) allocations = await watchAllocations(wall.page);
    }
    await pause(50);
  }
  await busy;
  errors.push(...wall.errors, ...await wall.page.evaluate(() => window.metroscope.stats().errors));
  const warm = samples.slice(samples.length >> 1);
  const slopes = Object.fromEntries((['heapMB', 'arrayBuffersMB', 'tileMB', 'pageProcessMB', 'gpuProcessMB', 'domNodes', 'listeners'] as const).map((key) => [key, slope(warm, key)]));
  console.log(JSON.stringify({
    bench: 'watch', hours, minutes, stepSeconds: step, window: size, steps, ...counts,
    machine: { processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, loadAverage: loadavg()[0], browser: browser.version() },
    contextBackMs: recoveries.length > 0 ? spread(recoveries) : null, contextsNotBack: notRecovered.length, startedAnew,
    perHour: slopes, samples, errors: [...new Set(errors)], held: allocations ? await allocations() : undefined,
  }, null, 2));
  if (errors.length > 0 || notRecovered.length > 0 || startedAnew.length > 0) process.exitCode = 1;
  desk.connection.close();

  function place(turn = Math.random()): { longitude: number; latitude: number } {
    return { longitude: manifest.home.longitude + 0.02 * Math.cos(turn * 2 * Math.PI), latitude: manifest.home.latitude + 0.012 * Math.sin(turn * 2 * Math.PI) };
  }
} finally {
  await browser.close();
  await network.close();
  await hub.stop();
  rmSync(data, { recursive: true, force: true });
}

/** Takes the page's graphics context away; milliseconds until it draws again, null when it does not. */
async function loseContext(page: Page): Promise<number | null> {
  return page.evaluate(async (patience) => {
    const old = document.querySelector('canvas')!;
    const began = performance.now();
    const { frames } = window.metroscope.stats();
    old.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    while (performance.now() - began < patience) {
      await new Promise((resolve) => { setTimeout(resolve, 20); });
      const now = document.querySelector('canvas');
      if (now && now !== old && window.metroscope.stats().frames > frames) return Math.round(performance.now() - began);
    }
    return null;
  }, recoveryMs);
}

/** Least-squares change of a value per hour of duty. */
function slope(samples: readonly Sample[], key: keyof Sample): number | null {
  const points = samples.flatMap((sample) => (typeof sample[key] === 'number' ? [{ x: sample.hour, y: sample[key] }] : []));
  if (points.length < 3) return null;
  const mean = (of: 'x' | 'y'): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [mean('x'), mean('y')];
  const [over, under] = points.reduce(([o, u], point) => [o + (point.x - x) * (point.y - y), u + (point.x - x) ** 2], [0, 0]);
  return Math.round((over / under) * 100) / 100;
}
