import { join } from 'node:path';
import type { DocumentOf } from '@/model';
import type { DocumentsMessage } from '@/protocol';
import type { CDPSession } from 'playwright-core';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPicture } from '../accepted-picture';
import { aReport, connect, join as joinRoom } from '../hub/screen';
import { foundAlong, ring, share, touch } from './fingers';
import { isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { becomes, heard, named } from './told';
import { withHub } from './with-hub';

/** Taken anew with `UPDATE_PICTURES=1 npx vitest run test/system/three-screens`. */
const accepted = join(import.meta.dirname, 'three-screens');
const comparing = { shrunk: 2, tolerated: 0.05, without: '[role="status"], [role="alert"]' };
const patiently = { timeout: 60_000, interval: 500 };
const size = { desk: [1_100, 640], wall: [1_440, 405], tablet: [800, 600] } as const;

const request = { requestId: '00000000-0000-4000-8000-000000000001', category: 'water', description: 'Water comes out of the pavement', longitude: 71.4300, latitude: 51.1272 };
const camera = '@51.1210,71.4265,620m,22b,58p';

/** What people read and press, in the language of their screen. */
const words = {
  en: {
    room: 'Who is in the room', ask: 'Request control', asks: /Tablet asks to lead: everything/, handed: /Desk handed over\. You lead: everything/, lost: /Desk leads now/,
    back: 'Back', draw: 'Draw', cordon: 'Cordon', danger: 'Danger', language: 'Language: 中文',
  },
  zh: {
    room: '房间内的屏幕', ask: '请求主控', asks: /Tablet 请求主控：全部/, handed: /Desk 已移交，由您主控：全部/, lost: /Desk 现在主控/,
    back: '返回', draw: '标绘', cordon: '警戒圈', danger: '危险', language: '语言: English',
  },
} as const;

describe('a desk, a wall and a tablet work on one request', () => {
  const bench = withHub();
  let [desk, wall, tablet]: OpenScreen[] = [];
  let fingers: CDPSession;
  let listener: Socket;
  const cordons = new Map<string, DocumentOf<'annotation'>>();
  const wallIn = (language: 'en' | 'zh'): string => {
    const url = new URL(wallAddress(bench.hub.wall, 0, 0, 1, 1));
    url.searchParams.set('lang', language);
    return url.href;
  };
  const selected = ({ page }: OpenScreen): Promise<string | undefined> => page.evaluate(() => window.metroscope.selection.get()?.id);

  beforeAll(async () => {
    listener = connect(bench.hub.hub, bench.hub.desk, { screenId: 'listener' });
    listener.on('documents', ({ items }: DocumentsMessage) => {
      for (const item of items) if (item.kind === 'annotation') cordons.set(item.id, item);
    });
    await joinRoom(listener);
    await listener.timeout(10_000).emitWithAck('report', aReport(request));
    desk = await openScreen(bench.browser, `${named(bench.hub.desk, 'Desk', 'en')}&${camera}`, ...size.desk);
    await isReady(desk);
    await desk.page.evaluate(() => window.metroscope.clock.set({ time: '2026-06-21T22:30:00+05:00', rate: 0 }));
    [wall, tablet] = await Promise.all([
      openScreen(bench.browser, wallIn('en'), ...size.wall),
      openScreen(bench.browser, named(bench.hub.field, 'Tablet', 'en'), ...size.tablet, true),
    ]);
    await Promise.all([wall, tablet].map(isReady));
    fingers = await tablet.context.newCDPSession(tablet.page);
  });
  afterAll(() => void listener?.disconnect());

  it('the desk selects it by its pin, and wall and tablet show it', async () => {
    await becomes(desk!, 'lead');
    const { requestId, longitude, latitude } = request;
    await expect.poll(async () => {
      // The head of a pin stands over its place.
      const pin = await desk!.page.evaluate((at) => {
        const [pixel] = window.metroscope.project([at]).deck;
        return pixel && window.metroscope.pick(pixel[0], pixel[1] - 28)?.id === at.id ? [pixel[0], pixel[1] - 28] as const : null;
      }, { longitude, latitude, height: 0, id: requestId });
      if (pin) await desk!.page.mouse.click(...pin);
      return selected(desk!);
    }, patiently).toBe(requestId);
    for (const screen of [wall!, tablet!]) {
      await expect.poll(() => selected(screen), patiently).toBe(requestId);
      await screen.page.getByText(request.description, { exact: false }).first().waitFor({ state: 'visible' });
    }
  });

  it.each(['en', 'zh'] as const)('%s: the tablet asks for control, has it, draws, and the wall shows it; the desk takes the lead back, and all three look as accepted', async (language) => {
    const { page } = tablet!;
    const said = words[language];
    await page.getByRole('button', { name: said.room }).click();
    await page.getByRole('button', { name: said.ask }).click();
    await heard(desk!, said.asks);
    await desk!.page.keyboard.press('y');
    await heard(tablet!, said.handed);
    await becomes(tablet!, 'lead');
    await becomes(desk!, 'follow');
    await page.getByRole('button', { name: said.back }).first().click();

    const before = new Set(cordons.keys());
    await page.getByRole('button', { name: said.draw, exact: true }).click();
    await page.getByRole('radio', { name: said.cordon }).click();
    await page.getByRole('radio', { name: said.danger }).click();
    await touch(fingers, ring(language === 'en' ? [300, 330] : [420, 250], language === 'en' ? 60 : 35));
    const drawn = () => [...cordons.values()].find(({ id }) => !before.has(id));
    await expect.poll(() => drawn()?.content.points.length ?? 0, patiently).toBeGreaterThan(7);
    for (const screen of [wall!, desk!]) await expect.poll(async () => share(await foundAlong(screen, drawn()!)), patiently).toBeGreaterThan(0.6);
    await page.getByRole('button', { name: said.draw, exact: true }).click();

    await desk!.page.keyboard.press('l');
    await heard(tablet!, said.lost);
    await becomes(desk!, 'lead');
    await becomes(tablet!, 'follow');
    expect(await selected(tablet!)).toBe(request.requestId);
    for (const [name, screen] of [['desk', desk!], ['wall', wall!], ['tablet', tablet!]] as const) {
      await expectPicture(screen.page, accepted, `${name}-${language}`, comparing);
    }

    if (language === 'zh') return;
    for (const screen of [desk!, tablet!]) await screen.page.getByRole('button', { name: said.language }).click();
    // A wall has no hand that could choose: it is told by its address.
    await wall!.page.goto(wallIn('zh'));
    await isReady(wall!);
    await expect.poll(() => selected(wall!), patiently).toBe(request.requestId);
  });

  it('none of them met an error or asked another machine for anything', () => {
    for (const screen of [desk!, wall!, tablet!]) expect([screen.errors, screen.foreign]).toEqual([[], []]);
  });
});
