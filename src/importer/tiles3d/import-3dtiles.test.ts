import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { Document, WebIO } from '@gltf-transform/core';
import { enuToEcef } from '@/geo';
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

/** A glTF binary with a block of 20 × 20 × 12 metres around its origin. */
async function blockGlb(copyright?: string): Promise<Uint8Array> {
  const document = new Document();
  if (copyright !== undefined) document.getRoot().getAsset().copyright = copyright;
  const buffer = document.createBuffer();
  const corners = [0, 12].flatMap((up) => [[-10, up, 10], [10, up, 10], [10, up, -10], [-10, up, -10]]).flat();
  const indices = [0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, ...[0, 1, 2, 3].flatMap((a) => [a, (a + 1) % 4, ((a + 1) % 4) + 4, a, ((a + 1) % 4) + 4, a + 4])];
  const primitive = document.createPrimitive()
    .setAttribute('POSITION', document.createAccessor().setType('VEC3').setArray(new Float32Array(corners)).setBuffer(buffer))
    .setIndices(document.createAccessor().setType('SCALAR').setArray(new Uint16Array(indices)).setBuffer(buffer));
  document.createScene().addChild(document.createNode().setMesh(document.createMesh('block').addPrimitive(primitive)));
  return new WebIO().writeBinary(document);
}

describe('whom a city of tiles credits', () => {
  const creditsOf = async (asset: object, copyrights: (string | undefined)[], text: string | null) => {
    const place = await mkdtemp(join(folder, 'credit-'));
    const children = copyrights.map((_, i) => ({ geometricError: 0, content: { uri: `${i}.glb` } }));
    for (const [i, copyright] of copyrights.entries()) await writeFile(join(place, `${i}.glb`), await blockGlb(copyright));
    const transform = [...enuToEcef({ longitude: 13.375, latitude: 52.509, height: 40 })];
    await writeFile(join(place, 'tileset.json'), JSON.stringify({ asset: { version: '1.1', ...asset }, geometricError: 100, root: { geometricError: 50, refine: 'ADD', transform, children } }));
    const { manifest, uncredited } = await importFiles({
      dataDir: folder, files: [join(place, 'tileset.json')], crs: {}, onProgress: () => undefined,
      description: { id: 'credit', name: { en: 'Blocktown', zh: '方块城' }, timeZone: 'UTC', credits: [{ text, url: null, licence: 'CC BY 4.0' }] },
    });
    return [manifest.credits.map((credit) => `${credit.text}, ${credit.licence}`), uncredited];
  };

  it('is who imports it says', async () => {
    expect(await creditsOf({ copyright: 'Tileset' }, ['Glb'], 'Mine')).toEqual([['Mine, CC BY 4.0'], false]);
  });

  it('is else whom the tilesets and their tiles name, each once', async () => {
    expect(await creditsOf({ extras: { attribution: '© Survey' } }, ['© City; © Survey', undefined, '© City'], null)).toEqual([['© Survey, CC BY 4.0', '© City, CC BY 4.0'], false]);
    expect(await creditsOf({ copyright: 7, extras: 'none' }, ['© City'], null)).toEqual([['© City, CC BY 4.0'], false]);
  });

  it('is else the city, and that is told', async () => {
    expect(await creditsOf({}, [undefined], null)).toEqual([['Blocktown, CC BY 4.0'], true]);
  });
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
