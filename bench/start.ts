import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './median';
import { measureStart, type Start } from './start/measure';
import { serveSides } from './start/serve';

/**
 * npm run bench:start [-- --n N --pictures FOLDER]
 *
 * From navigation to the first city pixel and to the first complete picture, cold: our desk, CesiumJS alone, and
 * 3d-tiles-renderer with r3f, on the same tiles of the demo city, from the same hub, in turn, each in a new browser. The first
 * city pixel is found in what the browser presents (start/first-pixel.ts). One JSON line on stdout: medians and ratios.
 */
const size = { width: 960, height: 600 };
const sides = ['ours', 'cesium', 'tilesRenderer'] as const;
type Side = (typeof sides)[number];

/** When the page had its first complete picture: performance.now(), or null. Asked again and again. */
const complete: Record<Side, () => number | null> = {
  ours: () => {
    if (window.complete === undefined && window.metroscope) {
      window.complete = null;
      void window.metroscope.ready.then(() => (window.complete = performance.now()));
    }
    return window.complete ?? null;
  },
  cesium: () => window.complete ?? null,
  tilesRenderer: () => window.complete ?? null,
};

const { values } = parseArgs({ options: { n: { type: 'string', default: '5' }, pictures: { type: 'string' } } });
const n = Number(values.n);
if (!Number.isInteger(n) || n < 1 || n > 50) {
  console.error('--n takes a whole number from 1 to 50');
  process.exit(2);
}

const served = await serveSides();
try {
  const runs: Record<Side, Start[]> = { ours: [], cesium: [], tilesRenderer: [] };
  for (let round = 0; round < n; round++) {
    for (const side of sides) {
      const { start, shown } = await measureStart(served[side], complete[side], size);
      runs[side].push(start);
      process.stderr.write(`${round + 1}/${n} ${side}: ${JSON.stringify(start)}\n`);
      if (values.pictures && round === 0) {
        mkdirSync(values.pictures, { recursive: true });
        for (const { at, png } of shown) writeFileSync(join(values.pictures, `${side}-${String(Math.round(at)).padStart(6, '0')}.png`), png);
      }
    }
  }
  const medians = Object.fromEntries(sides.map((side) => [side, mediansOf(runs[side])])) as Record<Side, Start>;
  const ratio = (key: keyof Start, to: Side): number => Math.round((medians.ours[key] / medians[to][key]) * 1_000) / 1_000;
  const ratios = Object.fromEntries((['cesium', 'tilesRenderer'] as const).map((to) =>
    [to, Object.fromEntries((Object.keys(medians.ours) as (keyof Start)[]).map((key) => [key, ratio(key, to)]))]));
  console.log(JSON.stringify({ unit: 'ms since navigation, bytes', n, size, load: loadavg().map((value) => Math.round(value * 10) / 10), medians, oursTo: ratios, runs }));
} finally {
  await served.close();
}

function mediansOf(starts: readonly Start[]): Start {
  return Object.fromEntries((Object.keys(starts[0]!) as (keyof Start)[]).map((key) => [key, median(starts.map((start) => start[key]))])) as unknown as Start;
}
