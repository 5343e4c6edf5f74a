import { expect, test } from 'vitest';
import type { Tile, ViewState } from '@/model';
import { centroid, markReach as reach, standsEvenly, type Mark } from './marks';
import { height, openStage, picture, width, type StageBench } from './open-page';
import { look, place, seeded } from './views';

const cameras: ViewState[] = [
  look(place(0, -900, 500), place(0, 0, 0), 40),
  look(place(-700, -500, 260), place(0, 0, 40), 50, 25),
  look(place(600, 200, 1_400), place(0, 0, 0), 35, -140),
  look(place(300, 800, 180), place(-100, 0, 60), 60, 8),
];

export function describeCalibrate(bench: () => StageBench): void {
  test.each<[string, Tile | undefined, ViewState[]]>([
    ['oblique and rolled', undefined, cameras],
    ['on a part of a wall that lies off its middle', { row: 1, column: 0, rows: 2, columns: 3 }, cameras.slice(0, 2)],
  ])('with ?calibrate ring, cross and dot of the three engines have one middle, %s', async (_name, tile, views) => {
    const page = await bench().page();
    await openStage(page, { theme: 'night', tile });
    await page.evaluate(() => {
      window.stageTest.stage.setCity({ buildings: false, ground: false });
      window.stageTest.stage.calibrate(true);
    });
    let compared = 0;
    const off: { mark: Mark; at: readonly number[]; by: readonly number[] }[] = [];
    for (const view of views) {
      const projected = await page.evaluate(async (given) => {
        const { stage, setView, settled } = window.stageTest;
        setView(given);
        await settled();
        return stage.project(stage.controlPoints()).cesium;
      }, view);
      const inside = projected.flatMap((at) => (at && at[0] > 30 && at[1] > 30 && at[0] < width - 30 && at[1] < height - 30 ? [at] : []));
      const alone = inside.filter(([x, y]) => projected.every((other) => !other || (other[0] === x && other[1] === y) || Math.hypot(other[0] - x, other[1] - y) > 2.2 * reach));
      const shown = await picture(page);
      for (const at of alone.filter((each) => standsEvenly(shown, each))) {
        const [ring, cross, dot] = (['ring', 'cross', 'dot'] as const).map((mark) => centroid(shown, at, mark));
        expect([ring, cross, dot].every(Boolean), `all three marks at ${at.map(Math.round).join(', ')}`).toBe(true);
        compared++;
        for (const [mark, other] of [['cross', cross!], ['dot', dot!]] as const) {
          const by = [other[0] - ring![0], other[1] - ring![1]];
          if (Math.hypot(...by) >= 0.5) off.push({ mark, at, by });
        }
      }
    }
    expect(compared).toBeGreaterThan(10);
    expect(off).toEqual([]);
  });

  test('200 points over the whole city are at the same pixel by three engines, from 50 random cameras with roll', async () => {
    const page = await bench().page({ width: 240, height: 150 });
    await openStage(page);
    await page.evaluate(() => {
      window.stageTest.stage.setCity({ buildings: false, ground: false });
      window.stageTest.stage.calibrate(true);
    });
    const random = seeded(29);
    let compared = 0;
    let worst = 0;
    for (let i = 0; i < 50; i++) {
      const view = look(
        place(random(-12_000, 12_000), random(-12_000, 12_000), random(30, 6_000)), place(random(-9_000, 9_000), random(-9_000, 9_000), 0), random(20, 90), random(-180, 180),
      );
      const { cesium, deck, three } = await page.evaluate(async (given) => {
        const { stage, setView, frames } = window.stageTest;
        setView(given);
        await frames(2);
        // All over a city 24 km wide.
        const points = Array.from({ length: 200 }, (_, k) => window.stageTest.local(((k * 7_919) % 24_001) - 12_000, ((k * 104_729) % 24_001) - 12_000, (k * 37) % 250));
        return stage.project(points);
      }, view);
      cesium.forEach((at, k) => {
        const others = [deck[k], three[k]];
        // Nearer than the overlays draw, or far outside the picture, a pixel is no measure any more.
        if (!at || !others[0] || !others[1] || Math.hypot(...at) > 2_000) return;
        compared++;
        for (const other of others) worst = Math.max(worst, Math.hypot(at[0] - other![0], at[1] - other![1]));
      });
    }
    expect(compared).toBeGreaterThan(2_000);
    expect(worst).toBeLessThan(0.25);
  });
}
