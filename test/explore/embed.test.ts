import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { withHub } from '../system/with-hub';

interface EmbeddingPage {
  twin: Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>> & { ready: Promise<void> };
  heard: unknown[];
}

/** A page of another origin that embeds a desk with the client of the hub. */
async function serveEmbedder(): Promise<{ origin: string; server: Server }> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://page').searchParams;
    const [hub, token] = [asked.get('hub') ?? '', asked.get('token') ?? ''];
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>Embedder</title>
      <style>html, body, #city { height: 100%; margin: 0 }</style><div id="city"></div>
      <script type="module">
        import { embed } from '${hub}/embed/metroscope-embed.js';
        window.heard = [];
        window.twin = embed(document.getElementById('city'), { hub: '${hub}', token: '${token}', address: '@51.1283,71.4306,900m,35b,55p' });
        window.twin.on('selection', (value, { origin }) => window.heard.push([value, origin]));
      </script>`);
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  // By name, so that hub and page are not only on other ports but on other hosts.
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

describe('a page that embeds a screen', () => {
  let friend: Awaited<ReturnType<typeof serveEmbedder>>;
  let stranger: Awaited<ReturnType<typeof serveEmbedder>>;
  const bench = withHub(async () => {
    [friend, stranger] = await Promise.all([serveEmbedder(), serveEmbedder()]);
    return ['--feeds', 'none', '--embed-origin', friend.origin];
  });
  const token = (): string => new URLSearchParams(new URL(bench.hub.desk).hash.slice(1)).get('token')!;
  const openPage = async (url: string): Promise<Page> => {
    const page = await (await bench.browser.newContext({ viewport: { width: 640, height: 400 } })).newPage();
    await page.goto(url);
    return page;
  };
  const embedderAt = (origin: string): Promise<Page> => openPage(`${origin}/?${new URLSearchParams({ hub: bench.hub.hub, token: token() })}`);

  afterAll(() => {
    for (const { server } of [friend, stranger]) server?.close();
  });

  test('from an origin the hub names has all its calls and hears what happens', async () => {
    const page = await embedderAt(friend.origin);
    const said = await page.evaluate(async () => {
      const { twin, heard } = window as unknown as EmbeddingPage;
      await twin.ready;
      const before = await twin['view']!['get']!();
      const arrived = await twin['view']!['set']!({ bearing: 90 }, { durationMs: 500 });
      await twin['layers']!['set']!({ buildings: { colourBy: 'height' } });
      await twin['clock']!['set']!({ time: '2026-06-21T18:00:00+05:00' });
      await twin['selection']!['set']!({ kind: 'building', id: 'way/1' });
      const wrong = await twin['view']!['set']!({ pitch: 500 }).catch((error: Error & { code: string }) => [error.code, error.message]);
      return {
        before, arrived, wrong, heard, after: await twin['view']!['get']!(), layers: await twin['layers']!['get']!(), clock: await twin['clock']!['get']!(),
        picked: await (twin['pick'] as unknown as (x: number, y: number) => Promise<unknown>)(320, 380),
      };
    });
    expect(said).toMatchObject({
      before: { latitude: 51.1283, longitude: 71.4306, bearing: 35 }, arrived: true, after: { bearing: 90 }, layers: { buildings: { colourBy: 'height' } },
      clock: { mode: 'set', time: Date.parse('2026-06-21T13:00Z'), rate: 0 }, heard: [[{ kind: 'building', id: 'way/1' }, 'user']],
      wrong: ['call', expect.stringMatching(/view\.set: pitch/)],
    });
    expect('picked' in said).toBe(true);
    // The address of the embedding page never carried the token further: the frame’s own bar has none.
    expect(page.frames()[1]!.url()).not.toContain('token');
    await page.context().close();
  });

  test('from any other origin gets neither the frame nor an answer', async () => {
    const page = await embedderAt(stranger.origin);
    const refused = page.waitForEvent('console', { predicate: (message) => message.text().includes('frame-ancestors'), timeout: 60_000 });
    await page.reload();
    expect((await refused).text()).toContain("frame-ancestors 'self'");
    const why = await page.evaluate(() => (window as unknown as EmbeddingPage).twin.ready.then(() => 'opened', (error: Error & { code: string }) => [error.code, error.message]));
    expect(why).toEqual(['silent', expect.stringContaining(`--embed-origin ${stranger.origin}`)]);
    await page.context().close();
  });

  test('the example of the hub flies, drills, colours, finds and listens', async () => {
    const page = await openPage(`${bench.hub.hub}/embed/example.html#token=${token()}`);
    await page.getByText('The city is here.').waitFor({ timeout: 120_000 });
    expect(page.url()).not.toContain('token');
    const inFrame = <T>(read: string): Promise<T> => page.frames()[1]!.evaluate(read) as Promise<T>;
    const bearing = await inFrame<number>('metroscope.view.get().bearing');
    await page.getByRole('button', { name: 'Fly round' }).click();
    await expect.poll(() => inFrame<number>('metroscope.view.get().bearing'), { timeout: 30_000 }).toBeCloseTo((bearing + 60) % 360, 1);
    // The room remembers what the screen before it coloured; the button changes it.
    const colourBy = (): Promise<string | null> => inFrame('metroscope.layers.get().buildings?.colourBy ?? null');
    const before = await colourBy();
    await page.getByRole('button', { name: 'Colour buildings' }).click();
    await expect.poll(colourBy).toBe(before === null ? 'height' : null);
    await page.getByRole('button', { name: 'Drill down' }).click();
    await expect.poll(() => inFrame('metroscope.region.get()')).toBe('c01');
    await page.getByText('region (user) "c01"').waitFor();
    await page.getByRole('searchbox').fill('51.13, 71.43');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.locator('#results button').first().click();
    await expect.poll(() => inFrame<number>('metroscope.view.get().latitude'), { timeout: 30_000 }).toBeCloseTo(51.13, 3);
    await page.context().close();
  });
});
