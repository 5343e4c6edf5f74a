import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startHub } from '@/hub';
import { importDemoCity } from '@/importer';
import type { PanelThumbnail, ThumbnailSize } from '@/protocol';
import { ensureClient } from '../scripts/ensure-client';
import { launchBrowser } from '../test/browser';
import { connect, join as joinRoom } from '../test/hub/screen';
import { isReady, openScreen } from '../test/system/screens';
import { median } from './median';

/**
 * npm run bench:thumbnails [-- --n N --city FOLDER]
 *
 * What a picture for the desk costs a panel of a wall: milliseconds of its page's own thread per picture that was sent, of both sizes, on a panel of
 * 1,920 × 1,080 whose workers move; and bytes of a picture. `--city` takes an imported city's folder. One JSON line on stdout.
 */
const { values } = parseArgs({ options: { n: { type: 'string', default: '20' }, city: { type: 'string' } } });
const n = Number(values.n);
if (!Number.isInteger(n) || n < 3 || n > 500) {
  console.error('--n takes a whole number from 3 to 500');
  process.exit(2);
}

const root = join(import.meta.dirname, '..');
await ensureClient(root);
const data = mkdtempSync(join(tmpdir(), 'metroscope-bench-thumbnails-'));
if (values.city) cpSync(values.city, join(data, 'cities/astana'), { recursive: true });
const cityId = values.city ? 'astana' : (await importDemoCity({ dataDir: data, onProgress: () => undefined })).manifest.id;
const hub = await startHub({
  data, client: join(root, 'dist'), cityId, host: '127.0.0.1', port: 0, room: 'bench', feeds: 'simulated', scale: 'city',
  requestsFile: null, requestsPerMinute: 10, databaseUrl: null, tokenDays: 1,
});
const browser = await launchBrowser();
const socket = connect(hub.url, hub.links.desk);
try {
  await joinRoom(socket);
  const panel = await openScreen(browser, hub.links.wall, 1_920, 1_080);
  await isReady(panel);
  await panel.page.evaluate(() => {
    const spent: number[] = [];
    Object.assign(window, { spent });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'metroscope.thumbnail') spent.push(duration);
    }).observe({ entryTypes: ['measure'] });
  });
  async function measure(size: ThumbnailSize): Promise<{ ms: { median: number; most: number }; bytes: number; width: number; height: number; pictures: number }> {
    const pictures: PanelThumbnail[] = [];
    await panel.page.evaluate(() => { (window as unknown as { spent: number[] }).spent.length = 0; });
    const enough = new Promise<void>((resolve) => {
      socket.on('thumbnail', (picture: PanelThumbnail) => {
        if (picture.image) pictures.push(picture);
        if (pictures.length >= n) resolve();
      });
    });
    socket.emit('watchThumbnails', { size });
    await enough;
    socket.emit('watchThumbnails', { size: null });
    socket.off('thumbnail');
    const spent = await panel.page.evaluate(() => (window as unknown as { spent: number[] }).spent);
    const { width, height } = pictures.at(-1)!;
    const round = (value: number): number => Math.round(value * 100) / 100;
    return { ms: { median: round(median(spent)), most: round(Math.max(...spent)) }, bytes: median(pictures.map(({ image }) => image!.byteLength)), width, height, pictures: spent.length };
  }
  console.log(JSON.stringify({ unit: 'ms', n, load: loadavg().map((value) => Math.round(value * 10) / 10), small: await measure('small'), large: await measure('large') }));
} finally {
  socket.disconnect();
  await browser.close();
  await hub.close();
  rmSync(data, { recursive: true, force: true });
}
