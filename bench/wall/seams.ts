import type { PNG } from 'pngjs';
import type { Position, Wall } from '../../src/model';
import { centroid, markReach, type Mark } from '../../test/stage/marks';
import type { Panel } from './paired-wall';

type Pixel = readonly [x: number, y: number];
type Engine = 'cesium' | 'deck' | 'three';
const markOf: Record<Engine, Mark> = { cesium: 'ring', deck: 'cross', three: 'dot' };
const engines = Object.keys(markOf) as Engine[];
/** A cross of few drawn pixels is mostly edges. */
const faint = 25;
/** Marks this near to a seam are compared, pixels. */
const nearSeam = 160;

export interface SeamResult {
  /** Seams between neighbours that had marks to compare, of all. */
  seams: { compared: number; of: number };
  /** Drawn pixels per CSS pixel, least of the panels: a slow GPU draws fewer in a motion. */
  pixelRatio: number;
  /** Of each engine: marks compared, and how far, in drawn pixels, a mark was from where the neighbour across the seam has it. */
  marks: Record<Engine, { compared: number; mean: number; furthest: number }>;
}

/** The picture of each panel and where each engine of it has the points, also outside its window. */
export interface Taken {
  panel: Panel;
  png: PNG;
  pixelRatio: number;
  at: Record<Engine, (Pixel | null)[]>;
}

export async function take(panel: Panel, points: readonly Position[], read: (png: Buffer) => PNG): Promise<Taken> {
  // The city only: bands, columns and news lie over it.
  const style = await panel.page.addStyleTag({ content: 'body * { visibility: hidden !important } canvas { visibility: visible !important }' });
  const at = await panel.page.evaluate((given) => window.metroscope.project(given), [...points]);
  const pixelRatio = await panel.page.evaluate(() => window.metroscope.stats().pixelRatio);
  const png = read(await panel.page.screenshot());
  await style.evaluate((element) => (element as Element).remove());
  return { panel, png, pixelRatio, at };
}

/** A mark drawn by one panel near its seam, measured in its picture, against where the neighbour's own engine says that point is. */
export function compareSeams(taken: readonly Taken[], { panel: mm, bezel, pixels }: Wall): SeamResult {
  const pitch = { x: pixels.width * (1 + bezel.horizontal / mm.width), y: pixels.height * (1 + bezel.vertical / mm.height) };
  const off: Record<Engine, number[]> = { cesium: [], deck: [], three: [] };
  let [compared, of] = [0, 0];
  for (const a of taken) {
    for (const b of taken) {
      const [down, right] = [b.panel.row - a.panel.row, b.panel.column - a.panel.column];
      if (Math.abs(down) + Math.abs(right) !== 1) continue;
      of++;
      let found = 0;
      for (const engine of engines) {
        for (const at of alone(a, engine, pixels)) {
          if (!near(a.at[engine][at]!, down, right, pixels)) continue;
          const there = b.at[engine][at];
          const drawn = centroid(a.png, a.at[engine][at]!, markOf[engine], faint);
          if (!there || !drawn) continue;
          off[engine].push(a.pixelRatio * Math.hypot(drawn[0] - (there[0] + right * pitch.x), drawn[1] - (there[1] + down * pitch.y)));
          found++;
        }
      }
      if (found > 0) compared++;
    }
  }
  const summary = (values: readonly number[]) => ({
    compared: values.length,
    mean: round(values.reduce((sum, value) => sum + value, 0) / values.length),
    furthest: round(Math.max(...values)),
  });
  return { seams: { compared, of }, pixelRatio: Math.min(...taken.map((each) => each.pixelRatio)), marks: { cesium: summary(off.cesium), deck: summary(off.deck), three: summary(off.three) } };
}

/** Points whose marks are whole on the panel's picture and overlap no other's. */
function alone({ at }: Taken, engine: Engine, { width, height }: { width: number; height: number }): number[] {
  const all = at[engine];
  return all.flatMap((place, i) => {
    if (!place) return [];
    const [x, y] = place;
    if (x < markReach + 2 || y < markReach + 2 || x > width - markReach - 2 || y > height - markReach - 2) return [];
    return all.every((other, k) => !other || k === i || Math.hypot(other[0] - x, other[1] - y) > 2.2 * markReach) ? [i] : [];
  });
}

function near([x, y]: Pixel, down: number, right: number, { width, height }: { width: number; height: number }): boolean {
  if (right !== 0) return (right > 0 ? width - x : x) < nearSeam;
  return (down > 0 ? height - y : y) < nearSeam;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
