import type { DocumentOf, Position } from '@/model';
import type { DocumentsMessage, PointedAt } from '@/protocol';
import { PNG } from 'pngjs';
import type { CDPSession } from 'playwright-core';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, join as joinRoom } from '../hub/screen';
import { frugal, isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { withRoom } from './with-hub';

type Pixel = readonly [x: number, y: number];
const patiently = { timeout: 60_000, interval: 1_000 };
const size = { desk: [1000, 700], wall: [480, 300], tablet: [800, 600] } as const;

/** Fingers on a page, one path each, moved together. */
async function touch(session: CDPSession, ...paths: Pixel[][]): Promise<void> {
  const fingers = (step: number) => paths.map((path, id) => ({ id, x: path[Math.min(step, path.length - 1)]![0], y: path[Math.min(step, path.length - 1)]![1] }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(0) });
  for (let step = 1; step < Math.max(...paths.map((path) => path.length)); step++) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(step) });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const ring = ([x, y]: Pixel, radius: number): Pixel[] => Array.from({ length: 25 }, (_, i) => [x + radius * Math.cos((i / 24) * 2 * Math.PI), y + radius * Math.sin((i / 24) * 2 * Math.PI)]);
const line = ([x, y]: Pixel, [dx, dy]: Pixel): Pixel[] => Array.from({ length: 12 }, (_, i) => [x + (dx * i) / 11, y + (dy * i) / 11]);

const pixelOf = async ({ page }: OpenScreen, position: Position): Promise<Pixel | null> => (await page.evaluate((at) => window.metroscope.project([at]).deck[0], position)) ?? null;

/** A pick draws a picture of its own: so many places of an annotation are looked at. */
const places = 3;

/** What the screen shows where an annotation runs: for some of its points that are in the picture, whether it is found there. */
async function foundAlong(screen: OpenScreen, { id, content: { points } }: DocumentOf<'annotation'>): Promise<boolean[]> {
  const some = points.filter((_, i) => i % Math.ceil(points.length / places) === 0);
  return screen.page.evaluate(({ mine, along }) => window.metroscope.project(along).deck.flatMap((at) => {
    if (!at || at[0] < 4 || at[1] < 4 || at[0] > innerWidth - 4 || at[1] > innerHeight - 4) return [];
    const pick = window.metroscope.pick(at[0], at[1]);
    return [pick?.layer === 'annotations' && pick.id === mine];
  }), { mine: id, along: some });
}
const share = (found: readonly boolean[]): number => found.filter(Boolean).length / Math.max(1, found.length);

describe('a desk, a wall and a tablet draw together', () => {
  const bench = withRoom();
  let [desk, wall, tablet]: OpenScreen[] = [];
  let fingers: CDPSession;
  let listener: Socket;
  const drawn = new Map<string, DocumentOf<'annotation'>>();
  let pointed: PointedAt | null = null;
  const ofKind = (kind: string) => [...drawn.values()].find(({ content }) => content.kind === kind);

  beforeAll(async () => {
    listener = connect(bench.hub.hub, bench.hub.field, { screenId: 'listener' });
    listener.on('documents', ({ items, gone }: DocumentsMessage) => {
      for (const { id } of gone) drawn.delete(id);
      for (const item of items) if (item.kind === 'annotation') drawn.set(item.id, item);
    });
    listener.on('pointed', (message: PointedAt) => { pointed = message; });
    await joinRoom(listener);
    desk = await openScreen(bench.browser, frugal(bench.hub.desk), ...size.desk);
    await isReady(desk);
    const quiet = Object.fromEntries(['workers', 'labels', 'requests'].map((id) => [id, { visible: false, opacity: 1 }]));
    await desk.page.evaluate((layers) => window.metroscope.layers.set(layers), quiet);
    [wall, tablet] = await Promise.all([openScreen(bench.browser, wallAddress(bench.hub.wall, 0, 0, 1, 1), ...size.wall), openScreen(bench.browser, frugal(bench.hub.field), ...size.tablet, true)]);
    await Promise.all([isReady(wall), isReady(tablet)]);
    fingers = await tablet.context.newCDPSession(tablet.page);
  });

  afterAll(async () => {
    listener?.disconnect();
  });

  it('R83 what a finger draws on the tablet is at the same places of the city on the desk and the wall', async () => {
    await tablet!.page.getByRole('button', { name: 'Draw' }).click();
    await tablet!.page.getByRole('radio', { name: 'Cordon' }).click();
    await tablet!.page.getByRole('radio', { name: 'Danger' }).click();
    await touch(fingers, ring([230, 330], 70));
    await expect.poll(() => ofKind('cordon')?.content.points.length ?? 0, patiently).toBeGreaterThan(7);
    await tablet!.page.getByRole('radio', { name: 'Ink' }).click();
    await touch(fingers, line([130, 450], [200, 30]));
    await expect.poll(() => ofKind('ink')?.content.points.length ?? 0, patiently).toBeGreaterThan(1);
    expect(ofKind('ink')).toMatchObject({ content: { colour: 'alarm' }, by: { subject: 'field' } });

    for (const screen of [tablet!, desk!, wall!]) {
      for (const kind of ['ink', 'cordon']) {
        await expect.poll(async () => share(await foundAlong(screen, ofKind(kind)!)), { ...patiently, message: `${kind} on ${screen.page.url()}` }).toBeGreaterThan(0.6);
      }
    }
  }, 400_000);

  it('R86 two fingers move the map and draw nothing', async () => {
    const before = await tablet!.page.evaluate(() => window.metroscope.view.get());
    const count = drawn.size;
    await touch(fingers, line([200, 300], [60, 40]), line([280, 300], [60, 40]));
    await expect.poll(() => tablet!.page.evaluate(() => window.metroscope.view.get()), patiently).not.toEqual(before);
    expect(drawn.size).toBe(count);
  });

  it('R82 a laser at the desk is seen on the wall, where it points', async () => {
    const { mouse, keyboard } = desk!.page;
    await mouse.move(500, 230);
    await keyboard.down('z');
    await mouse.move(505, 234);
    await expect.poll(() => pointed?.at ?? null, patiently).not.toBeNull();
    const magenta = async (): Promise<number> => {
      const at = await pixelOf(wall!, pointed!.at!);
      if (!at) return 0;
      const { data: rgba, width } = PNG.sync.read(await wall!.page.screenshot());
      let most = 0;
      for (let y = Math.round(at[1]) - 8; y < at[1] + 8; y++) {
        for (let x = Math.round(at[0]) - 8; x < at[0] + 8; x++) {
          const i = (y * width + x) * 4;
          most = Math.max(most, rgba[i]! - rgba[i + 1]!);
        }
      }
      return most;
    };
    await expect.poll(magenta, patiently).toBeGreaterThan(120);
    await keyboard.up('z');
    await expect.poll(() => pointed?.at ?? null, patiently).toBeNull();
  });

  it('R87 undo takes the last stroke from every screen', async () => {
    const { content } = ofKind('ink')!;
    const ink = ofKind('ink')!;
    await tablet!.page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => ofKind('ink'), patiently).toBeUndefined();
    await expect.poll(async () => share(await foundAlong(wall!, { ...ink, content })), patiently).toBe(0);
    expect(ofKind('cordon')).toBeDefined();
    for (const screen of [desk!, wall!, tablet!]) expect(screen.errors).toEqual([]);
  });
});
