import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startToTheEnd } from './running-hub';
import { openScreen } from './screens';
import { withRoom } from './with-hub';

const data = mkdtempSync(join(tmpdir(), 'metroscope-refusals-'));
afterAll(() => rmSync(data, { recursive: true }));

/** A stack trace is for us, not for who runs the program. */
const stackTrace = /^\s+at .+:\d+:\d+\)?$/m;

describe('npm start', () => {
  it('says which port is busy and how to choose another', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, output } = await startToTheEnd(['--data', data, '--no-open', '--port', String(port)]);
    other.close();
    expect(code).not.toBe(0);
    expect(output).toContain(`port ${port}`);
    expect(output).toContain('--port');
    expect(output).not.toMatch(stackTrace);
  });

  it.each([
    [['--city', 'atlantis', '--port', '0'], 'atlantis'],
    [['--port', 'http'], '--port "http"'],
    [['--prot', '1'], '--prot'],
  ])('refuses %j by name', async (args, named) => {
    const { code, output } = await startToTheEnd(['--data', data, '--no-open', ...args]);
    expect(code).not.toBe(0);
    expect(output).toContain(named);
    expect(output).not.toMatch(stackTrace);
  });
});

describe('npm run city -- import', () => {
  const importing = (name: string, text: string) => {
    const file = join(data, name);
    writeFileSync(file, text);
    const root = join(import.meta.dirname, '../..');
    const { status, stderr } = spawnSync('npm', ['run', '--silent', 'city', '--', 'import', file, '--id', 'x', '--data', data], { cwd: root, encoding: 'utf8' });
    return { status, stderr };
  };

  it('says where a file is broken', () => {
    const { status, stderr } = importing('broken.city.json', '{"type": "CityJSON",\n "version": "2.0",\n "vertices": [[0, 0, 0],,]}');
    expect(status).not.toBe(0);
    expect(stderr).toContain('broken.city.json');
    expect(stderr).toContain('line 3');
    expect(stderr).not.toMatch(stackTrace);
  });

  it('names an EPSG code it does not know, and the option that helps', () => {
    const city = {
      type: 'CityJSON', version: '2.0', transform: { scale: [1, 1, 1], translate: [0, 0, 0] },
      metadata: { referenceSystem: 'https://www.opengis.net/def/crs/EPSG/0/99999' },
      CityObjects: { a: { type: 'Building', geometry: [{ type: 'MultiSurface', lod: '1', boundaries: [[[0, 1, 2]]] }] } },
      vertices: [[0, 0, 0], [1, 0, 0], [0, 1, 0]],
    };
    const { status, stderr } = importing('unknown.city.json', JSON.stringify(city));
    expect(status).not.toBe(0);
    expect(stderr).toContain('99999');
    expect(stderr).toContain('--proj');
    expect(stderr).not.toMatch(stackTrace);
  });
});

describe('a page', () => {
  const bench = withRoom();

  it.each([
    ['a token the hub did not sign', '/desk#token=eyJhbGciOiJIUzI1NiJ9.e30.x', 'This sign-in link is not accepted'],
    ['no token', '/field', 'This page was opened without a sign-in link'],
    ['a wall address that names no part of a wall', '/wall?tile=2,0,1,2', 'This wall address does not say which part of the wall to show'],
  ])('opened with %s says so and what to do', async (_, path, title) => {
    const token = path.startsWith('/wall') ? new URL(bench.hub.wall).hash : '';
    const { page, context } = await openScreen(bench.browser, `${bench.hub.hub}${path}${token}`, 1024, 768);
    await page.getByText(title).waitFor({ state: 'visible' });
    expect(await page.getByText(title).count()).toBe(1);
    await context.close();
  });
});
