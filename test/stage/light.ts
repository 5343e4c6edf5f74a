import { skyDirection, sunAt } from '@/geo';
import type { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openStage, picture, pixel, type StageBench } from './open-page';
import { origin } from './test-city';
import { look, place } from './views';

/** Straight down on the tower; north is up. */
const above = { ...place(0, 0, 1_400), bearing: 0, pitch: 0, roll: 0, fovy: 32 };
const times = { morning: Date.UTC(2026, 5, 21, 0, 10), afternoon: Date.UTC(2026, 5, 21, 8, 20), night: Date.UTC(2026, 5, 21, 15) };
const brightness = ([r, g, b]: readonly number[]): number => (r! + g! + b!) / 3;
const distance = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, k) => Math.abs(value - b[k]!)));

export function describeLight(bench: () => StageBench): void {
  let page: Page;
  const show = async (act: string, view: object = above): Promise<PNG> => {
    await page.evaluate(([code, given]) => {
      window.stageTest.setView(given as never);
      new Function('stage', code)(window.stageTest.stage);
      return window.stageTest.settled();
    }, [act, view] as const);
    return picture(page);
  };
  const at = async (shown: PNG, east: number, north: number, up = 0): Promise<[number, number, number]> => {
    const [x, y] = await page.evaluate(([e, n, u]) => [...window.stageTest.stage.project([window.stageTest.local(e!, n!, u!)]).cesium[0]!], [east, north, up]);
    return pixel(shown, x!, y!);
  };

  describe('shadows', () => {
    beforeAll(async () => {
      page = await bench().page();
      await openStage(page, { budget: { shadows: 'high' } });
    });

    test.each(['morning', 'afternoon'] as const)('in the %s the tower throws its shadow away from the sun', async (time) => {
      const shown = await show(`stage.setTime(${times[time]})`);
      const [east, north, up] = skyDirection(sunAt(times[time], origin.longitude, origin.latitude));
      const reach = 110 / up;
      const shaded = await at(shown, -east * reach, -north * reach);
      const lit = await at(shown, east * reach, north * reach);
      expect(brightness(lit) - brightness(shaded)).toBeGreaterThan(25);
      expect(distance(lit, await at(shown, 150, -150))).toBeLessThan(4);
    });

    test('a hidden building throws none, and the shadow of a shown one comes back', async () => {
      const [east, north, up] = skyDirection(sunAt(times.morning, origin.longitude, origin.latitude));
      const reach = 110 / up;
      const inShade = async (code: string): Promise<number> => {
        const shown = await show(`stage.setTime(${times.morning}); ${code}`);
        return brightness(await at(shown, east * reach, north * reach)) - brightness(await at(shown, -east * reach, -north * reach));
      };
      expect(await inShade('stage.hideBuildings(new Set(["tower"]))')).toBeLessThan(4);
      expect(await inShade('stage.hideBuildings(new Set())')).toBeGreaterThan(25);
    });

    test('lit ground and roofs have no shadow of their own making', async () => {
      for (const time of ['morning', 'afternoon'] as const) {
        const shown = await show(`stage.setTime(${times[time]})`);
        const roof = await at(shown, 0, 0, 160);
        for (const [east, north] of [[-30, -10], [30, 10], [-20, 12], [25, -12]] as const) {
          expect(distance(await at(shown, east, north, 160), roof)).toBeLessThan(4);
        }
      }
    });

    test('after sunset there is none, and the paper is dim', async () => {
      const day = brightness(await at(await show(`stage.setTime(${times.afternoon})`), 150, -150));
      const shown = await show(`stage.setTime(${times.night})`);
      const around = await Promise.all([[-150, 0], [150, 0], [0, -150], [0, 150]].map(([east, north]) => at(shown, east!, north!)));
      for (const each of around) expect(distance(each, around[0]!)).toBeLessThan(4);
      expect(brightness(around[0]!)).toBeLessThan(0.85 * day);
    });
  });

  test('by night a window is lit or dark as a whole', async () => {
    page = await bench().page();
    await openStage(page);
    const speckled: number[] = [];
    for (const east of [-40, 0, 40]) {
      const shown = await show(`stage.setTheme('night'); stage.setTime(${times.night})`, look(place(east, -110, 70), place(0.4 * east, -20, 60), 6));
      let alone = 0;
      for (let y = 1; y < shown.height - 1; y++) {
        for (let x = 1; x < shown.width - 1; x++) {
          const own = brightness(pixel(shown, x, y));
          const beside = [[x - 1, y], [x + 1, y], [x, y - 1], [x, y + 1]].map(([i, j]) => brightness(pixel(shown, i!, j!)));
          if (Math.min(...beside.map((other) => Math.abs(other - own))) > 30) alone++;
        }
      }
      speckled.push(alone);
    }
    expect(Math.max(...speckled), `pixels unlike all beside them: ${speckled.join()}`).toBeLessThan(10);
  });

  describe('scope and paint', () => {
    beforeAll(async () => {
      page = await bench().page();
      await openStage(page);
      await show(`stage.setTime(${times.afternoon})`);
    });

    test.each(['day', 'night'] as const)('by %s what lies out of scope dims, the sky does not', async (theme) => {
      const oblique = look(place(0, -700, 200), place(0, 0, 60), 40);
      const west = [[-600, -600], [-60, -600], [-60, 600], [-600, 600]].map(([east, north]) => place(east!, north!, 0))
        .map(({ longitude, latitude }) => [longitude, latitude]);
      const before = await show(`stage.setTheme('${theme}'); stage.setScope(null)`, oblique);
      const scoped = await show(`stage.setScope([[${JSON.stringify(west)}]])`, oblique);
      expect(distance(await at(before, -130, -100), await at(scoped, -130, -100))).toBeLessThan(3);
      const [free, dim] = [await at(before, 130, -100), await at(scoped, 130, -100)];
      expect(brightness(free) - brightness(dim)).toBeGreaterThan(theme === 'day' ? 12 : 3);
      expect(brightness(dim)).toBeGreaterThan(4);
      expect(distance(pixel(before, 240, 4), pixel(scoped, 240, 4))).toBeLessThan(2);
      await show('stage.setScope(null)');
    });

    test.each(['day', 'night'] as const)('by %s painted roofs have the colour they were given', async (theme) => {
      const colours = { tower: [253, 231, 37], low: [33, 144, 140] } as const;
      const code = `stage.paintBuildings(({ id, height }) => id === 'block-3' ? 'hidden' : height > 100 ? [${colours.tower}] : height < 20 ? [${colours.low}] : 'neutral')`;
      const neutral = await show(`stage.setTheme('${theme}'); stage.setTime(${times.afternoon + (theme === 'night' ? 6 * 3_600_000 : 0)}); stage.paintBuildings(null)`);
      const painted = await show(code);
      expect(distance(await at(painted, 0, 0, 160), colours.tower)).toBeLessThan(8);
      expect(distance(await at(painted, 260, 0, 12), colours.low)).toBeLessThan(8);
      const hidden = { east: 260 * Math.cos(Math.PI / 4), north: 260 * Math.sin(Math.PI / 4) };
      expect(distance(await at(painted, hidden.east, hidden.north, 0), await at(painted, hidden.east + 40, hidden.north, 0))).toBeLessThan(3);
      const [x, y] = await page.evaluate(([e, n]) => [...window.stageTest.stage.project([window.stageTest.local(e!, n!, 0)]).cesium[0]!], [hidden.east, hidden.north]);
      expect(await page.evaluate(([px, py]) => window.stageTest.pick(px!, py!), [x, y])).toBeNull();
      const again = await show('stage.paintBuildings(null)');
      expect(distance(await at(again, 0, 0, 160), await at(neutral, 0, 0, 160))).toBeLessThan(2);
    });

    test.each(['day', 'night'] as const)('by %s the selected building is brighter than any other', async (theme) => {
      const shown = await show(`stage.setTheme('${theme}'); stage.highlightBuilding('tower')`);
      const selected = Math.max(...(await at(shown, 0, 0, 160)));
      const other = Math.max(...(await at(shown, 260, 0, 12)));
      expect(selected).toBeGreaterThan(other);
      expect(selected).toBeGreaterThan(theme === 'day' ? 250 : 200);
      await show('stage.highlightBuilding(null)');
    });
  });
}
