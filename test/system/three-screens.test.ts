import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectPicture } from '../accepted-picture';
import { aReport, connect, join as joinRoom } from '../hub/screen';
import { pixelOf, ring, touch, type Pixel } from './fingers';
import { isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { becomes, heard, named } from './told';
import { withHub } from './with-hub';

/** Taken anew with `UPDATE_PICTURES=1 npx vitest run test/system/three-screens`: look at each before it is committed. */
const accepted = join(import.meta.dirname, 'three-screens');
/** Messages come and go with what was just done. */
const comparing = { shrunk: 2, tolerated: 0.05, without: '[role="status"], [role="alert"]' };
const patiently = { timeout: 60_000, interval: 500 };
const size = { desk: [1_280, 720], wall: [1_440, 405], tablet: [1_024, 768] } as const;

const requests = [
  { category: 'water', description: 'Water comes out of the pavement', longitude: 71.4305, latitude: 51.1272 },
  { category: 'road', description: 'Pothole', longitude: 71.4270, latitude: 51.1282 },
  { category: 'lighting', description: 'Lamp is dark', longitude: 71.4335, latitude: 51.1290 },
  { category: 'waste', description: 'Bins are full', longitude: 71.4362, latitude: 51.1262 },
].map((request, i) => ({ ...request, requestId: `00000000-0000-4000-8000-00000000000${i}` }));
const chosen = requests[0]!;
const place = { longitude: chosen.longitude, latitude: chosen.latitude, height: 0 };
const evening = '2026-06-21T18:30:00+05:00';

/** What people read and press, in the language of their screen; and how wide a ring they draw, CSS pixels. */
const words = {
  en: {
    room: 'Who is in the room', ask: 'Request control', asks: /Timur asks to lead: everything/, handed: /Anna handed over\. You lead: everything/, lost: /Anna leads now/,
    back: 'Back', draw: 'Draw', cordon: 'Cordon', meaning: 'Danger', language: 'Language: 中文', radius: 45,
  },
  zh: {
    room: '房间内的屏幕', ask: '请求主控', asks: /Timur 请求主控：全部/, handed: /Anna 已移交，由您主控：全部/, lost: /Anna 现在主控/,
    back: '返回', draw: '标绘', cordon: '警戒圈', meaning: '注意', language: '语言: English', radius: 75,
  },
} as const;
type Language = keyof typeof words;

describe('a desk, a wall and a tablet work on one request', () => {
  const bench = withHub();
  let desk: OpenScreen;
  let wall: OpenScreen;
  let tablet: OpenScreen;
  let fingers: CDPSession;

  const wallIn = (language: Language): string => {
    const url = new URL(wallAddress(bench.hub.wall, 0, 0, 1, 1));
    url.searchParams.set('lang', language);
    return url.href;
  };
  const selected = ({ page }: OpenScreen) => page.evaluate(() => window.metroscope.selection.get());
  const allSelect = async (kind: string, id: string): Promise<void> => {
    for (const screen of [desk, wall, tablet]) await expect.poll(() => selected(screen), { ...patiently, message: screen.page.url() }).toEqual({ kind, id });
  };
  const press = (screen: OpenScreen, role: 'button' | 'radio', name: string): Promise<void> => screen.page.getByRole(role, { name, exact: true }).first().click();

  /** The annotation that a screen shows at a pixel. */
  const drawnAt = ({ page }: OpenScreen, at: Pixel) => page.evaluate(([x, y]) => {
    const pick = window.metroscope.pick(x, y);
    return pick?.layer === 'annotations' && pick.id !== 'draft' ? { id: pick.id, at: { longitude: pick.longitude, latitude: pick.latitude, height: pick.height } } : null;
  }, at);

  beforeAll(async () => {
    desk = await openScreen(bench.browser, named(bench.hub.desk, 'Anna', 'en'), ...size.desk);
    await isReady(desk);
    await desk.page.getByRole('note').getByRole('button').click();
    // Who comes first leads: the reporter comes second.
    await desk.page.waitForFunction(() => window.metroscope.link.get().roles.camera === 'lead', null, { polling: 250 });
    const reporter = connect(bench.hub.hub, bench.hub.desk, { screenId: 'reporter' });
    await joinRoom(reporter);
    for (const request of requests) await reporter.timeout(10_000).emitWithAck('report', aReport(request));
    reporter.close();
    await desk.page.evaluate((time) => {
      window.metroscope.clock.set({ time, rate: 0 });
      return window.metroscope.view.set({ longitude: 71.42674, latitude: 51.12072, height: 600, bearing: 20, pitch: 52 });
    }, evening);
    [wall, tablet] = await Promise.all([
      openScreen(bench.browser, wallIn('en'), ...size.wall),
      openScreen(bench.browser, named(bench.hub.field, 'Timur', 'en'), ...size.tablet, true),
    ]);
    await Promise.all([wall, tablet].map(isReady));
    fingers = await tablet.context.newCDPSession(tablet.page);
  });

  it('the desk selects it by its pin, and wall and tablet show it', async () => {
    await expect.poll(async () => {
      // The head of a pin stands over its place.
      const foot = await pixelOf(desk, place);
      if (foot) await desk.page.mouse.click(foot[0], foot[1] - 28);
      return (await selected(desk))?.id;
    }, patiently).toBe(chosen.requestId);
    await allSelect('request', chosen.requestId);
    for (const { page } of [desk, tablet]) await page.getByText(chosen.description).first().waitFor();
    await desk.page.mouse.move(640, 60);
  });

  it.each(['en', 'zh'] as const)('%s: the tablet asks for control, has it, draws, and all show what and by whom; the desk takes the lead back; all three look as accepted', async (language) => {
    const { page } = tablet;
    const said = words[language];
    // The name begins with what the button shows.
    await page.getByRole('button', { name: said.room }).click();
    await press(tablet, 'button', said.ask);
    await heard(desk, said.asks);
    await desk.page.keyboard.press('y');
    await heard(tablet, said.handed);
    await becomes(tablet, 'lead');
    await becomes(desk, 'follow');
    const before = await selected(tablet);
    await press(tablet, 'button', said.back);
    // A step back from the room is none from what is selected.
    expect(await selected(tablet)).toEqual(before);

    await press(tablet, 'button', said.draw);
    await press(tablet, 'radio', said.cordon);
    await press(tablet, 'radio', said.meaning);
    await page.evaluate(() => window.metroscope.settled());
    const around = (await pixelOf(tablet, place))!;
    // Begun on the left, where no sheet lies over the map.
    await touch(fingers, ring(around, -said.radius));
    const edge: Pixel = [around[0] - said.radius, around[1]];
    await expect.poll(() => drawnAt(tablet, edge), patiently).not.toBeNull();
    const { id, at } = (await drawnAt(tablet, edge))!;
    for (const screen of [wall, desk]) {
      await expect.poll(async () => {
        const pixel = await pixelOf(screen, at);
        return pixel && (await drawnAt(screen, pixel))?.id;
      }, { ...patiently, message: screen.page.url() }).toBe(id);
    }

    // With the pencil away a finger selects: the wall writes the name beside the cordon, the others say it in words.
    await press(tablet, 'button', said.draw);
    await page.touchscreen.tap(...edge);
    await allSelect('annotation', id);
    for (const screen of [desk, tablet]) await screen.page.getByText('Timur', { exact: true }).first().waitFor();

    await desk.page.keyboard.press('l');
    await heard(tablet, said.lost);
    await becomes(desk, 'lead');
    await becomes(tablet, 'follow');
    await allSelect('annotation', id);
    for (const [name, screen] of [['desk', desk], ['wall', wall], ['tablet', tablet]] as const) await expectPicture(screen.page, accepted, `${name}-${language}`, comparing);

    if (language === 'zh') return;
    for (const screen of [desk, tablet]) await press(screen, 'button', said.language);
    // A wall has no hand that could choose: it is told by its address.
    await wall.page.goto(wallIn('zh'));
    await isReady(wall);
    await allSelect('annotation', id);
  }, 900_000);

  it('none of them met an error or asked another machine for anything', () => {
    for (const screen of [desk, wall, tablet]) expect([screen.errors, screen.foreign]).toEqual([[], []]);
  });
});
