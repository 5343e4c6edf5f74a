import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { buildingShardFile, buildingShardSchema, gazetteerSchema } from '@/model';
import { ImportError } from '../import-error';
import { importFiles } from '../import-files';

const berlin = '../shared/data/buildings/berlin-3dtiles/3dtiles/tileset.json';
const present = existsSync(berlin);
if (!present) console.warn('3D Tiles of Berlin: skipped, ../shared/data/buildings/berlin-3dtiles is absent');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metroscope-tiles-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (file: string, name: string) => importFiles({
  dataDir: folder, files: [file], crs: {}, onProgress: () => undefined,
  description: { id: name.toLowerCase(), name: { en: name, zh: name }, timeZone: 'UTC', credits: [{ text: 'test', url: null, licence: 'none' }] },
});

describe.skipIf(!present)('3D Tiles of Berlin', () => {
  it('become two buildings where they stand, with what the tiles know of them', async () => {
    const { folder: city, manifest } = await run(berlin, 'berlin');
    expect(manifest.counts.buildings).toBe(2);
    expect(manifest.source.format).toBe('3dtiles');
    const [west, south, east, north] = manifest.extent;
    const inside = [west! - 13.37431, 13.37591 - east!, south! - 52.50827, 52.50926 - north!];
    expect(Math.min(...inside)).toBeGreaterThan(-1e-5);
    const id = 'BLDG_0003000e003d178d';
    const shard = buildingShardSchema.parse(JSON.parse(await readFile(join(city, manifest.details, buildingShardFile(id)), 'utf8')));
    const tower = shard[id]!;
    expect(tower.attributes).toMatchObject({ name: 'B1', measuredHeight: 74.45, 'address 2': 'Potsdamer Platz 11 Berlin' });
    expect(tower.attributes).not.toHaveProperty('__PARENT_FEATURE');
    expect(tower.height).toBeGreaterThan(70);
    expect(tower.height).toBeLessThan(110);
    const from = tower.steps!.map((step) => step.from);
    expect(from).toEqual(from.toSorted((a, b) => a - b));
    expect(from[0]).toBeLessThan(15);
  });

  it('are found by each of their addresses, which name the city behind the number', async () => {
    const { folder: city, manifest } = await run(berlin, 'Berlin');
    const { addresses } = gazetteerSchema.parse(JSON.parse(await readFile(join(city, manifest.gazetteer!), 'utf8')));
    expect(addresses.map(({ street, houses }) => `${street} ${houses.map(([number]) => number).join()}`)).toEqual(['Alte Potsdamer Str. 1', 'Potsdamer Platz 11']);
  });
});

describe('a tileset that cannot be imported says what is wrong and where', () => {
  const tileset = (root: object): object => ({ asset: { version: '1.1' }, geometricError: 1, root: { geometricError: 0, refine: 'ADD', ...root } });
  const cases: [title: string, files: Record<string, string | object>, message: RegExp][] = [
    ['cut short', { 'tileset.json': '{"asset":' }, /tileset\.json: is not JSON/],
    ['without a root', { 'tileset.json': { asset: { version: '1.1' } } }, /tileset\.json: root/],
    ['with implicit tiles', { 'tileset.json': tileset({ implicitTiling: {} }) }, /root uses implicit tiling/],
    ['whose tile is missing', { 'tileset.json': tileset({ children: [{ content: { uri: 'a.glb' } }] }) }, /root\.children\.0: .*a\.glb cannot be read \(ENOENT\)/],
    ['whose tile is elsewhere', { 'tileset.json': tileset({ content: { uri: 'https://tiles.example/a.glb' } }) }, /names https:\/\/tiles\.example/],
    ['of an older kind', { 'tileset.json': tileset({ content: { uri: 'a.b3dm' } }), 'a.b3dm': 'b3dm....' }, /a\.b3dm: is a b3dm tile/],
    ['that names itself', { 'tileset.json': tileset({ content: { uri: 'other.json' } }), 'other.json': tileset({ content: { uri: 'tileset.json' } }) }, /names itself/],
    ['with a damaged tile', { 'tileset.json': tileset({ content: { uri: 'a.glb' } }), 'a.glb': 'glTF damaged and cut' }, /a\.glb: /],
    ['without any mesh', { 'tileset.json': tileset({}) }, /no tile holds buildings/],
  ];
  test.each(cases)('%s', async (_, files, message) => {
    const place = await mkdtemp(join(folder, 'case-'));
    for (const [name, content] of Object.entries(files)) await writeFile(join(place, name), typeof content === 'string' ? content : JSON.stringify(content));
    const failure = await run(join(place, 'tileset.json'), 'broken').then(() => null, (error: unknown) => error);
    expect(failure).toBeInstanceOf(ImportError);
    expect((failure as ImportError).message).toMatch(message);
    expect((failure as ImportError).remedy).not.toBe('');
  });
});
