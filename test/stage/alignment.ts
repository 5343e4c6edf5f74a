import { expect, test } from 'vitest';
import type { Tile } from '@/model';
import { openStage, type StageBench } from './open-page';
import { look, place, seeded } from './views';

const tiles: Tile[] = [
  { row: 0, column: 0, rows: 1, columns: 1 },
  { row: 0, column: 2, rows: 2, columns: 3 },
  { row: 1, column: 0, rows: 2, columns: 2 },
];

export function describeAlignment(bench: () => StageBench): void {
  test('100 points are at the same pixel by three engines, from 20 cameras, oblique and rolled, in the whole and in tiles', async () => {
    const page = await bench().page({ width: 240, height: 150 });
    const random = seeded(11);
    const points = Array.from({ length: 100 }, () => place(random(-600, 600), random(-600, 600), random(0, 180)));
    let compared = 0;
    let worst = 0;
    for (const tile of tiles) {
      await openStage(page, { tile });
      await page.evaluate(() => window.stageTest.stage.setCity({ buildings: false, ground: false }));
      for (let i = 0; i < 20; i++) {
        const view = look(
          place(random(-900, 900), random(-900, 900), random(20, 1_500)), place(random(-300, 300), random(-300, 300), 0),
          random(15, 90), random(-180, 180),
        );
        const projections = await page.evaluate(async ([given, at]) => {
          window.stageTest.setView(given);
          await window.stageTest.frames(2);
          return window.stageTest.stage.project(at);
        }, [view, points] as const);
        points.forEach((_, k) => {
          const [cesium, deck, three] = [projections.cesium[k], projections.deck[k], projections.three[k]];
          // Far outside the picture a pixel is no measure any more.
          if (!cesium || !deck || !three || Math.hypot(...cesium) > 2_000) return;
          compared++;
          for (const other of [deck, three]) worst = Math.max(worst, Math.hypot(cesium[0] - other[0], cesium[1] - other[1]));
        });
      }
      await page.evaluate(() => window.stageTest.close());
    }
    expect(compared).toBeGreaterThan(2_000);
    expect(worst).toBeLessThan(0.25);
  });
}
