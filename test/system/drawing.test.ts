import type { DocumentOf } from '@/model';
import type { DocumentsMessage, PointedAt } from '@/protocol';
import { PNG } from 'pngjs';
import type { CDPSession } from 'playwright-core';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, join as joinRoom } from '../hub/screen';
import { foundAlong, line, pixelOf, ring, share, touch } from './fingers';
import { frugal, isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { withRoom } from './with-hub';

const patiently = { timeout: 60_000, interval: 1_000 };
const size = { desk: [1000, 700], wall: [480, 300], tablet: [800, 600] } as const;

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
    // Of one view: by itself each opens with what suits its shape.
    await desk.page.evaluate(() => window.metroscope.link.lead('camera'));
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
    await touch(fingers, ring([190, 460], 55));
    await expect.poll(() => ofKind('cordon')?.content.points.length ?? 0, patiently).toBeGreaterThan(7);
    await tablet!.page.getByRole('radio', { name: 'Ink' }).click();
    // Bent: of a straight line on flat ground its two ends are left, and what is looked for there is the last pixel of it.
    await touch(fingers, ring([305, 470], 45).slice(0, 14));
    await expect.poll(() => ofKind('ink')?.content.points.length ?? 0, patiently).toBeGreaterThan(4);
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
