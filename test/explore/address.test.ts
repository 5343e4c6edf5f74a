import { beforeAll, describe, expect, test } from 'vitest';
import { frugal, isReady, openScreen, type OpenScreen } from '../system/screens';
import { withRoom } from '../system/with-hub';

const soon = { timeout: 60_000, interval: 500 };
const eye = '@51.1283,71.4306,900m,35b,55p';
const shown = 'time=2026-06-21T18:00+05:00&select=request:nobody&layers=buildings:height,-workers&hide=requests.category:noise;waste';

const stateOf = ({ page }: OpenScreen) => page.evaluate(() => {
  const { view, clock, selection, region, layers, filters } = window.metroscope;
  const { mode, rate, time } = clock.get();
  return { view: view.get(), clock: { mode, rate, time }, selection: selection.get(), region: region.get(), layers: layers.get(), filters: filters.get() };
});
const fragment = ({ page }: OpenScreen): string => new URL(page.url()).hash.slice(1);

describe('the address bar', () => {
  const bench = withRoom();
  let desk: OpenScreen;

  beforeAll(async () => {
    desk = await openScreen(bench.browser, `${frugal(bench.hub.desk)}&${eye}&${shown}&colour=red&region=No+such`, 640, 400);
    await isReady(desk);
  });

  test('opens the view a link says, names what of it cannot be, and keeps the sign-in to itself', async () => {
    expect(await stateOf(desk)).toMatchObject({
      view: { latitude: 51.1283, longitude: 71.4306, height: 900, bearing: 35, pitch: 55, roll: 0 },
      clock: { mode: 'set', rate: 0, time: Date.parse('2026-06-21T13:00Z') }, selection: { kind: 'request', id: 'nobody' }, region: null,
      layers: { workers: { visible: false }, buildings: { visible: true, colourBy: 'height' } }, filters: { requests: { hidden: { category: ['noise', 'waste'] } } },
    });
    await desk.page.getByText('Part of this address could not be used').waitFor();
    expect(await desk.page.getByText('colour=red').count()).toBe(1);
    await expect.poll(() => fragment(desk), soon).toBe(`${eye}&${shown}`);
  });

  test('leads another screen to the same view', async () => {
    const { hash } = new URL(desk.page.url());
    const other = await openScreen(bench.browser, `${frugal(bench.hub.field)}&${hash.slice(1)}`, 640, 400, true);
    await isReady(other);
    const [here, there] = await Promise.all([stateOf(desk), stateOf(other)]);
    expect({ ...there, view: null }).toEqual({ ...here, view: null });
    for (const field of ['longitude', 'latitude'] as const) expect(there.view[field]).toBeCloseTo(here.view[field], 5);
    await expect.poll(() => fragment(other), soon).toBe(hash.slice(1));
    await other.context.close();
  });

  test('follows a flight when it is over, and takes a selection as a step that Back undoes', async () => {
    await desk.page.evaluate(() => window.metroscope.view.set({ bearing: 80 }, { durationMs: 800 }));
    await expect.poll(() => fragment(desk), soon).toContain(',80b,');
    await desk.page.evaluate(() => window.metroscope.selection.set({ kind: 'place', id: 'x/1' }));
    await expect.poll(() => fragment(desk), soon).toContain('select=place:x/1');
    await desk.page.goBack();
    await expect.poll(async () => (await stateOf(desk)).selection, soon).toEqual({ kind: 'request', id: 'nobody' });
    await desk.page.goForward();
    await expect.poll(async () => (await stateOf(desk)).selection, soon).toEqual({ kind: 'place', id: 'x/1' });
  });

  test('takes a link typed into it while the screen runs', async () => {
    await desk.page.evaluate(() => { location.hash = '@51.13,71.42,700m,10b,50p'; });
    await expect.poll(() => stateOf(desk), soon).toMatchObject({ view: { latitude: 51.13, longitude: 71.42, bearing: 10 }, clock: { mode: 'live' }, selection: null, layers: {}, filters: {} });
  });

  test('brings the view back when the page is loaded again', async () => {
    await desk.page.evaluate(() => window.metroscope.view.set({ height: 650 }));
    await expect.poll(() => fragment(desk), soon).toContain(',650m,');
    await desk.page.reload();
    await isReady(desk);
    expect((await stateOf(desk)).view).toMatchObject({ latitude: 51.13, longitude: 71.42, height: 650 });
    expect(desk.errors).toEqual([]);
    expect(desk.foreign).toEqual([]);
  });
});
