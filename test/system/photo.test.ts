import type { Position } from '@/model';
import type { DocumentsMessage } from '@/protocol';
import { PNG } from 'pngjs';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, join as joinRoom } from '../hub/screen';
import { pixelOf, type Pixel } from './fingers';
import { frugal, isReady, openScreen, wallAddress, type OpenScreen } from './screens';
import { withRoom } from './with-hub';

const patiently = { timeout: 60_000, interval: 1_000 };
const size = { desk: [1000, 700], wall: [480, 300], tablet: [800, 600] } as const;

/** A picture of one colour that nothing in the city has. */
function magentaPicture(width: number, height: number): Buffer {
  const png = new PNG({ width, height });
  for (let i = 0; i < png.data.length; i += 4) png.data.set([230, 0, 220, 255], i);
  return PNG.sync.write(png);
}

describe('a photo from the field', () => {
  const bench = withRoom();
  let [desk, wall, tablet]: OpenScreen[] = [];
  let listener: Socket;
  let place: Position | null = null;

  /** Pixels of the photo around where it stands. */
  async function photoPixels(screen: OpenScreen): Promise<Pixel[]> {
    const at = place && await pixelOf(screen, place);
    if (!at) return [];
    const { data: rgba, width, height } = PNG.sync.read(await screen.page.screenshot());
    const found: Pixel[] = [];
    for (let y = Math.max(0, Math.round(at[1]) - 250); y < Math.min(height, at[1] + 40); y++) {
      for (let x = Math.max(0, Math.round(at[0]) - 150); x < Math.min(width, at[0] + 150); x++) {
        const i = (y * width + x) * 4;
        if (rgba[i]! - rgba[i + 1]! > 120 && rgba[i + 2]! - rgba[i + 1]! > 120) found.push([x, y]);
      }
    }
    return found;
  }

  beforeAll(async () => {
    listener = connect(bench.hub.hub, bench.hub.field, { screenId: 'listener' });
    listener.on('documents', ({ items }: DocumentsMessage) => {
      for (const item of items) if (item.kind === 'annotation' && item.content.kind === 'photo') place = item.content.points[0]!;
    });
    await joinRoom(listener);
    desk = await openScreen(bench.browser, frugal(bench.hub.desk), ...size.desk);
    await isReady(desk);
    const quiet = Object.fromEntries(['workers', 'labels', 'requests'].map((id) => [id, { visible: false, opacity: 1 }]));
    await desk.page.evaluate((layers) => window.metroscope.layers.set(layers), quiet);
    [wall, tablet] = await Promise.all([openScreen(bench.browser, wallAddress(bench.hub.wall, 0, 0, 1, 1), ...size.wall), openScreen(bench.browser, frugal(bench.hub.field), ...size.tablet, true)]);
    await Promise.all([isReady(wall), isReady(tablet)]);
  });

  afterAll(async () => {
    listener?.disconnect();
  });

  it('R88 taken on the tablet, it stands in the middle of its map, and there on the desk and the wall', async () => {
    await tablet!.page.getByLabel('Photo', { exact: true }).and(tablet!.page.locator('input')).setInputFiles({ name: 'here.png', mimeType: 'image/png', buffer: magentaPicture(1_200, 900) });
    await tablet!.page.getByText('The photo is placed in the middle of the map.').waitFor();
    await expect.poll(() => place, patiently).not.toBeNull();
    for (const screen of [tablet!, desk!, wall!]) {
      await expect.poll(async () => (await photoPixels(screen)).length, { ...patiently, message: screen.page.url() }).toBeGreaterThan(150);
    }
  });

  it('touched at the desk it is in the panel; touched there it fills the screen, until ✕ or Escape', async () => {
    const { page } = desk!;
    const pixels = await photoPixels(desk!);
    await page.mouse.click(...pixels[pixels.length >> 1]!);
    const small = page.getByRole('button', { name: 'Show the photo large' });
    await small.click();
    const large = page.getByRole('dialog', { name: 'Photo' });
    const box = (await large.locator('img').boundingBox())!;
    expect(box.width * box.height).toBeGreaterThan(0.4 * size.desk[0] * size.desk[1]);
    await large.getByRole('button', { name: 'Close' }).click();
    await large.waitFor({ state: 'hidden' });
    await small.click();
    await large.waitFor();
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'hidden' });
    for (const screen of [desk!, wall!, tablet!]) expect(screen.errors).toEqual([]);
  });
});
