import { expect, test } from 'vitest';
import { openStage, picture, pixel, type StageBench } from './open-page';
import { look, place } from './views';

const view = look(place(0, -420, 90), place(0, 0, 40));

/** What a file of the ground may come as: its status, and what its bytes have become. */
const damages: [name: string, status: number, spoil: (file: Buffer) => Buffer][] = [
  ['is missing', 404, () => Buffer.from('')],
  ['is no glb', 200, () => Buffer.from('not a model at all')],
  ['is cut short', 200, (file) => file.subarray(0, file.length >> 1)],
  ['points past its buffers', 200, (file) => Buffer.from(file.toString('latin1').replaceAll('"bufferView":0', '"bufferView":9'), 'latin1')],
];

export function describeBadTiles(bench: () => StageBench): void {
  test.each(damages)('a tile that %s costs itself, not the rest of the city, and a person is told', async (_name, status, spoil) => {
    const page = await bench().page();
    await page.route('**/ground/*.glb', async (route) => {
      if (status !== 200) return route.fulfill({ status });
      const response = await route.fetch();
      return route.fulfill({ status, body: spoil(await response.body()) });
    });
    await openStage(page);
    const told = await page.evaluate(async (given) => {
      window.stageTest.setView(given);
      await window.stageTest.settled();
      const [x, y] = window.stageTest.stage.project([window.stageTest.local(0, 0, 80)]).cesium[0]!;
      const { phase, notice, tilesFailed } = window.stageTest.status();
      return { at: [x, y] as const, phase, notice, tilesFailed, pick: window.stageTest.pick(x, y)?.id, errors: window.stageTest.stage.stats().errors };
    }, view);
    await page.unroute('**/ground/*.glb');
    expect(told).toMatchObject({ phase: 'ready', tilesFailed: 1, pick: 'tower' });
    expect(told.notice?.remedy).toMatch(/city folder/);
    expect(told.errors.join()).toMatch(/ground\/0\.glb/);
    const shown = await picture(page);
    expect(Math.max(...pixel(shown, ...told.at))).toBeGreaterThan(120);
  });
}
