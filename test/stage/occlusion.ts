import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openStage, picture, pixel, type StageBench } from './open-page';
import { look, place } from './views';

/** Over the street south of the tower; the tower is 80 m wide and 160 m high, what is behind it 60 m. */
const view = look(place(0, -420, 90), place(0, 0, 40));
const behind = { column: [-18, 130], box: [18, 130] } as const;
const inFront = { column: [-18, -120], box: [18, -120] } as const;

export function describeOcclusion(bench: () => StageBench): void {
  describe.each([1, 4] as const)('with %i samples per pixel', (msaaSamples) => {
    let page: Page;
    const middle = async ([east, north]: readonly [number, number]): Promise<[number, number]> => page.evaluate(([e, n]) => {
      const { deck } = window.stageTest.stage.project([window.stageTest.local(e!, n!, 30)]);
      return [...deck[0]!];
    }, [east, north] as const);
    const put = async ({ column, box }: typeof behind | typeof inFront): Promise<void> => {
      await page.evaluate(([c, b]) => {
        window.stageTest.column(c[0], c[1], 60);
        window.stageTest.box(b[0], b[1], 60);
        return window.stageTest.settled();
      }, [column, box] as const);
    };
    const hide = (...ids: string[]): Promise<void> => page.evaluate((given) => {
      window.stageTest.stage.hideBuildings(new Set(given));
      return window.stageTest.settled();
    }, ids);
    const colours = async ({ column, box }: typeof behind | typeof inFront): Promise<string[]> => {
      const shown = await picture(page);
      return [nameOf(pixel(shown, ...(await middle(column)))), nameOf(pixel(shown, ...(await middle(box))))];
    };

    beforeAll(async () => {
      page = await bench().page();
      await openStage(page, { budget: { msaaSamples } });
      await page.evaluate((given) => window.stageTest.setView(given), view);
    });

    test('a tower hides the column of deck.gl and the box of three behind it', async () => {
      await put(behind);
      expect(await colours(behind)).toEqual(['city', 'city']);
    });

    test('they stay hidden after the city was asked what is there', async () => {
      const [x, y] = await middle(behind.column);
      const pick = await page.evaluate(([px, py]) => window.stageTest.pick(px!, py!), [x, y]);
      expect(pick).toMatchObject({ engine: 'cesium', layer: 'buildings', id: 'tower' });
      await page.evaluate(() => window.stageTest.frames(2));
      expect(await colours(behind)).toEqual(['city', 'city']);
    });

    test('without the tower both are seen and picked, each by its own engine', async () => {
      await hide('tower');
      expect(await colours(behind)).toEqual(['red', 'blue']);
      const [column, box] = [await middle(behind.column), await middle(behind.box)];
      const picks = await page.evaluate((points) => points.map(([x, y]) => window.stageTest.pick(x!, y!)), [column, box]);
      expect(picks).toMatchObject([
        { engine: 'deck', layer: 'columns', id: 'column-1', properties: { kind: 'column' } },
        { engine: 'three', layer: 'boxes', id: 'box-1', properties: { kind: 'box' } },
      ]);
      const [deck, three] = picks;
      for (const pick of [deck!, three!]) expect(pick.height - 40).toBeGreaterThan(20);
      for (const pick of [deck!, three!]) expect(pick.height - 40).toBeLessThan(40);
      await hide();
      expect(await colours(behind)).toEqual(['city', 'city']);
    });

    test('in front of the tower both are seen, and picked before it', async () => {
      await put(inFront);
      expect(await colours(inFront)).toEqual(['red', 'blue']);
      const [x, y] = await middle(inFront.box);
      expect(await page.evaluate(([px, py]) => window.stageTest.pick(px!, py!), [x, y])).toMatchObject({ engine: 'three', id: 'box-1' });
    });

    test('taken away, neither is seen nor picked', async () => {
      const [x, y] = await middle(inFront.box);
      await page.evaluate(() => {
        window.stageTest.clear();
        return window.stageTest.settled();
      });
      expect(await colours(inFront)).toEqual(['city', 'city']);
      expect(await page.evaluate(([px, py]) => window.stageTest.pick(px!, py!), [x, y])).toMatchObject({ engine: 'cesium' });
    });
  });
}

function nameOf([r, g, b]: readonly [number, number, number]): string {
  if (r > 200 && g < 40 && b < 40) return 'red';
  if (b > 200 && r < 40 && g < 40) return 'blue';
  return 'city';
}
