import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildingShardFile, buildingShardSchema, gazetteerSchema, groundClasses, type BuildingDetail } from '@/model';
import { ImportError, importFiles, listCities, readManifest, type ImportResult } from './index';
import { readTileset } from './testing/read-city';
import { resolveCrs } from './cityjson/crs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metroscope-import-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sharedData = join(import.meta.dirname, '../../../shared/data/buildings');

/** A block of `w` × `d` × `h` metres as a Solid; ground, roof and walls have their meaning. */
function block(x: number, y: number, z: number, w: number, d: number, h: number, lod = '2') {
  const vertices = [[x, y, z], [x + w, y, z], [x + w, y + d, z], [x, y + d, z]].flatMap((low) => [low, [low[0]!, low[1]!, z + h]]);
  const wall = (a: number, b: number): number[][] => [[a * 2, b * 2, b * 2 + 1, a * 2 + 1]];
  const faces = [[[0, 6, 4, 2]], [[1, 3, 5, 7]], wall(0, 1), wall(1, 2), wall(2, 3), wall(3, 0)];
  const semantics = { surfaces: [{ type: 'GroundSurface' }, { type: 'RoofSurface' }, { type: 'WallSurface' }], values: [[0, 1, 2, 2, 2, 2]] };
  return { vertices, geometry: { type: 'Solid', lod, boundaries: [faces], semantics } };
}

type Block = ReturnType<typeof block>;
interface Thing { type: string; blocks: Block[]; more?: object }

/** CityJSON of blocks, with a transform, in RD coordinates. */
function cityJson(things: Record<string, Thing>, head: object = {}): object {
  const vertices: number[][] = [];
  const CityObjects = Object.fromEntries(Object.entries(things).map(([id, { type, blocks, more }]) => {
    const geometry = blocks.map(({ vertices: own, geometry: shape }) => {
      const first = vertices.length;
      vertices.push(...own.map(([x, y, z]) => [Math.round((x! - 90_000) * 1000), Math.round((y! - 435_000) * 1000), Math.round(z! * 1000)]));
      const shifted: unknown = JSON.parse(JSON.stringify(shape.boundaries), (_, value: unknown) => (typeof value === 'number' ? value + first : value));
      return { ...shape, boundaries: shifted };
    });
    return [id, { type, geometry, ...more }];
  }));
  const metadata = { referenceSystem: 'https://www.opengis.net/def/crs/EPSG/0/28992' };
  return { type: 'CityJSON', version: '2.0', metadata, transform: { scale: [0.001, 0.001, 0.001], translate: [90_000, 435_000, 0] }, CityObjects, vertices, ...head };
}

async function save(name: string, content: object | string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const description = { id: 'test', name: { en: 'Test', zh: '测试' }, timeZone: 'Europe/Amsterdam', credits: [{ text: 'Test', url: null, licence: 'none' }] };
const importThese = (files: string[], more: { id?: string; timeZone?: string; crs?: { crs?: string; proj?: string } } = {}): Promise<ImportResult> => {
  const { crs = {}, ...changes } = more;
  return importFiles({ dataDir: folder, files, description: { ...description, ...changes }, crs, onProgress: () => {} });
};

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof ImportError)) throw new Error(`expected an ImportError, got ${String(error)}`);
  return `${error.message}\n${error.remedy}`;
}

async function detailOf(city: ImportResult, id: string): Promise<BuildingDetail> {
  const file = join(city.folder, 'details', buildingShardFile(id));
  return buildingShardSchema.parse(JSON.parse(await readFile(file, 'utf8')))[id]!;
}

const one = (): object => cityJson({ house: { type: 'Building', blocks: [block(90_500, 435_500, 2, 10, 20, 9)] } });

describe('CityJSON buildings', () => {
  it('stand where the source says, to a centimetre, on the ellipsoid', async () => {
    const city = await importThese([await save('a.json', one())]);
    const { tiles, problems } = await readTileset(join(city.folder, city.manifest.tilesets.buildings));
    expect(problems).toEqual([]);
    const crs = resolveCrs('a.json', 'EPSG:28992', {});
    for (const { longitude, latitude, height } of tiles[0]!.vertices) {
      const nearest = [[0, 0], [10, 0], [10, 20], [0, 20]].map(([dx, dy]) => crs.toLonLat(90_500 + dx!, 435_500 + dy!))
        .map(([lon, lat]) => Math.hypot((lon - longitude) * 68_700, (lat - latitude) * 111_250));
      expect(Math.min(...nearest)).toBeLessThan(0.01);
      expect(Math.min(Math.abs(height), Math.abs(height - 9))).toBeLessThan(0.01);
    }
    expect(city.manifest.source).toMatchObject({ format: 'cityjson', crs: 'EPSG:28992', heightOffset: -2 });
    expect(city.manifest).toMatchObject({ groundHeight: 0, streets: null, tilesets: { ground: null } });
  });

  it('have a footprint, a height, estimated storeys and their attributes', async () => {
    const more = { attributes: { function: 'residential', year: 1931, listed: true, nothing: null, deep: { a: 1 } } };
    const file = await save('a.json', cityJson({ house: { type: 'Building', blocks: [block(90_500, 435_500, 2, 10, 20, 9)], more } }));
    const detail = await detailOf(await importThese([file]), 'house');
    expect(detail).toMatchObject({ levels: 3, levelsFrom: 'estimated', attributes: { function: 'residential', year: 1931, listed: 'true' } });
    expect(Object.keys(detail.attributes)).toHaveLength(3);
    expect(detail.height).toBeCloseTo(9, 6);
    expect(detail.polygons).toHaveLength(1);
    expect(detail.polygons[0]![0]).toHaveLength(4);
  });

  it('count storeys where the source does', async () => {
    const more = { attributes: { storeysAboveGround: 4 } };
    const file = await save('a.json', cityJson({ house: { type: 'Building', blocks: [block(90_500, 435_500, 2, 10, 20, 9)], more } }));
    const city = await importThese([file]);
    expect(await detailOf(city, 'house')).toMatchObject({ levels: 4, levelsFrom: 'counted' });
    expect(city.manifest.counts.withLevels).toBe(1);
  });

  it('can be found by name and by house number', async () => {
    const address = [{ ThoroughfareName: 'Coolhaven', ThoroughfareNumber: '88A' }];
    const file = await save('a.json', cityJson({
      hall: { type: 'Building', blocks: [block(90_500, 435_500, 2, 10, 20, 9)], more: { attributes: { name: 'Raadhuis' }, address } },
      shed: { type: 'Building', blocks: [block(90_600, 435_500, 2, 10, 20, 9)] },
    }));
    const city = await importThese([file]);
    const gazetteer = gazetteerSchema.parse(JSON.parse(await readFile(join(city.folder, city.manifest.gazetteer!), 'utf8')));
    expect(gazetteer.places).toMatchObject([{ id: 'hall', names: { '': 'Raadhuis' }, building: 'hall' }]);
    expect(gazetteer.addresses).toMatchObject([{ street: 'Coolhaven', houses: [['88A', expect.any(Number), expect.any(Number), 'hall']] }]);
    expect(gazetteer.streets).toEqual([]);
  });

  it('take the most detailed geometry, and their parts as their own', async () => {
    const file = await save('a.json', cityJson({
      house: { type: 'Building', blocks: [block(90_500, 435_500, 0, 10, 10, 50, '1'), block(90_500, 435_500, 0, 10, 10, 6, '2.2')], more: { children: ['tower'] } },
      tower: { type: 'BuildingPart', blocks: [block(90_510, 435_500, 0, 5, 10, 20, '2.2')], more: { parents: ['house'] } },
    }));
    const city = await importThese([file]);
    expect(city.manifest.counts.buildings).toBe(1);
    const { height, polygons } = await detailOf(city, 'house');
    expect(height).toBeCloseTo(20, 6);
    expect(polygons).toHaveLength(1);
  });

  it('of several files become one city; a repeated id is kept once', async () => {
    const second = cityJson({
      house: { type: 'Building', blocks: [block(90_500, 435_500, 2, 10, 20, 9)] },
      barn: { type: 'Building', blocks: [block(90_600, 435_500, 2, 10, 20, 4)] },
    });
    const city = await importThese([await save('a.json', one()), await save('b.json', second)]);
    expect(city.manifest.counts.buildings).toBe(2);
    expect(city.notes).toContainEqual({ reason: expect.stringContaining('another file'), count: 1, examples: ['house'] });
  });

  it('come from text sequences too', async () => {
    const { CityObjects, vertices, ...head } = one() as Record<string, unknown>;
    const lines = [{ ...head, CityObjects: {}, vertices: [] }, { type: 'CityJSONFeature', id: 'house', CityObjects, vertices }];
    const city = await importThese([await save('a.city.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))]);
    expect(city.manifest.counts.buildings).toBe(1);
  });

  it('keep a hole in a wall open', async () => {
    const shape = block(90_500, 435_500, 0, 10, 10, 10);
    shape.vertices.push([90_502, 435_500, 2], [90_504, 435_500, 2], [90_504, 435_500, 4], [90_502, 435_500, 4]);
    shape.geometry.boundaries[0]![2]!.push([8, 11, 10, 9]);
    const city = await importThese([await save('a.json', cityJson({ house: { type: 'Building', blocks: [shape] } }))]);
    const { tiles: [tile] } = await readTileset(join(city.folder, city.manifest.tilesets.buildings));
    const { indices } = tile!.glb;
    let area = 0;
    for (let i = 0; i < indices.length; i += 3) {
      const [a, b, c] = [0, 1, 2].map((k): number[] => tile!.local[indices[i + k]!]!) as [number[], number[], number[]];
      const [u, v] = [b.map((value, k) => value - a[k]!), c.map((value, k) => value - a[k]!)];
      area += Math.hypot(u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!) / 2;
    }
    expect(area).toBeCloseTo(5 * 100 - 4, 0);
  });

  it('on ground of another height move together', async () => {
    const file = await save('a.json', cityJson({
      low: { type: 'Building', blocks: [block(90_500, 435_500, 400, 10, 10, 5)] },
      high: { type: 'Building', blocks: [block(90_600, 435_500, 430, 10, 10, 5)] },
    }));
    const city = await importThese([file]);
    expect((await detailOf(city, 'low')).baseHeight).toBeCloseTo(0, 6);
    expect((await detailOf(city, 'high')).baseHeight).toBeCloseTo(30, 6);
    expect(city.manifest.source.heightOffset).toBeCloseTo(-400, 6);
  });
});

describe('what cannot be imported is refused with the place and the remedy', () => {
  it.each<[string, object | string, (string | RegExp)[]]>([
    ['broken JSON', '{"type": "CityJSON",\n "version": }', [/line 2, column 13/]],
    ['JSON of another kind', { type: 'FeatureCollection' }, ['not CityJSON', '"FeatureCollection"']],
    ['an old version', { ...one(), version: '0.9' }, ['0.9', '1.0, 1.1 or 2.0']],
    ['no system', { ...one(), metadata: {} }, ['metadata.referenceSystem', '--crs']],
    ['no vertices', { ...one(), vertices: 'none' }, ['vertices']],
    ['no buildings', { ...one(), CityObjects: {} }, ['no object is a building']],
    ['a wrong vertex', { ...one(), vertices: [[0, 0, 0]] }, ['object "house"', 'geometry.0.boundaries.0.0.0.1', 'vertex 6']],
  ])('%s', async (_, content, expected) => {
    const file = await save('wrong.json', content);
    const message = await refusal(importThese([file]));
    expect(message).toContain('wrong.json');
    for (const part of expected) expect(message).toMatch(part instanceof RegExp ? part : new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  });

  it('a file that is not there', async () => {
    expect(await refusal(importThese([join(folder, 'absent.json')]))).toMatch(/absent\.json.*ENOENT/);
  });

  it('a bad id or time zone', async () => {
    const file = await save('a.json', one());
    expect(await refusal(importThese([file], { id: '../up' }))).toContain('"../up"');
    expect(await refusal(importThese([file], { timeZone: 'Mars/Base' }))).toContain('Mars/Base');
  });

  it('vector tiles that are not OSM QA tiles, are named wrongly or are given twice', async () => {
    const fixtures = join(import.meta.dirname, '../../node_modules/@mapbox/mvt-fixtures/real-world');
    const tile = join(fixtures, 'osm-qa-astana/12-2861-1366.mvt');
    const named = join(folder, 'tile.mvt');
    await copyFile(tile, named);
    expect(await refusal(importThese([named]))).toContain('zoom-column-row.mvt');
    expect(await refusal(importThese([tile, tile]))).toContain('same tile');
    expect(await refusal(importThese([join(fixtures, 'sanfrancisco/15-5238-12666.mvt')]))).toContain('layer "osm"');
    expect(await refusal(importThese([await save('1-0-0.mvt', 'not a tile at all')]))).toContain('1-0-0.mvt');
    expect(await refusal(importThese([tile], { crs: { crs: 'EPSG:4326' } }))).toContain('--crs');
    expect(await refusal(importThese([tile, await save('a.json', one())]))).toContain('together');
  });
});

describe('the city folder', () => {
  it('keeps the old city when a new import fails, and leaves no half one behind', async () => {
    await importThese([await save('a.json', one())]);
    const before = await readManifest(folder, 'test');
    await refusal(importThese([await save('b.json', { ...one(), CityObjects: {} })]));
    await mkdir(join(folder, 'cities', 'other'));
    expect(await readManifest(folder, 'test')).toEqual(before);
    expect((await readdir(join(folder, 'cities'))).sort()).toEqual(['other', 'test']);
    expect((await readdir(folder)).sort()).toEqual(['a.json', 'b.json', 'cities']);
  });

  it('is replaced by a new import of the same id', async () => {
    await importThese([await save('a.json', one())]);
    await importThese([await save('b.json', cityJson({ barn: { type: 'Building', blocks: [block(90_600, 435_500, 2, 10, 20, 4)] } }))]);
    expect((await readManifest(folder, 'test')).source.files).toEqual(['b.json']);
    expect(await readdir(join(folder, 'cities'))).toEqual(['test']);
  });

  it('without a manifest, or with a broken one, is reported with the command that mends it', async () => {
    await mkdir(join(folder, 'cities', 'half'), { recursive: true });
    expect(await refusal(readManifest(folder, 'half'))).toContain('npm run city -- import');
    await writeFile(join(folder, 'cities', 'half', 'manifest.json'), '{"formatVersion": 7}');
    expect(await refusal(readManifest(folder, 'half'))).toMatch(/manifest\.json.*formatVersion/s);
    expect(await listCities(folder)).toEqual([{ id: 'half', error: expect.any(ImportError) }]);
    expect(await listCities(join(folder, 'nowhere'))).toEqual([]);
  });
});

describe.skipIf(!existsSync(sharedData))('real cities (needs ../shared/data)', () => {
  const check = async (city: ImportResult): Promise<void> => {
    const { tiles, problems } = await readTileset(join(city.folder, city.manifest.tilesets.buildings));
    expect(problems).toEqual([]);
    for (const { glb, vertices } of tiles) {
      const [ids, features] = [glb.strings('id'), glb.attribute('_FEATURE_ID_0')];
      const heights = ids.map((): number[] => []);
      vertices.forEach(({ height }, i) => heights[features[i]!]!.push(height));
      for (let feature = 0; feature < ids.length; feature += 23) {
        const { baseHeight, height } = await detailOf(city, ids[feature]!);
        expect(Math.abs(Math.max(...heights[feature]!) - baseHeight - height)).toBeLessThan(0.01);
      }
    }
  };

  it('Delfshaven: 853 buildings with roofs', async () => {
    const city = await importThese([join(sharedData, 'delfshaven/3-20-DELFSHAVEN.city.json')]);
    expect(city.manifest.counts.buildings).toBe(853);
    expect(city.manifest.extent).toEqual([expect.closeTo(4.4486, 3), expect.closeTo(51.9037, 3), expect.closeTo(4.4637, 3), expect.closeTo(51.9096, 3)]);
    expect(city.notes.map(({ reason }) => reason)).toContain('file with textures, drawn without them');
    await check(city);
  });

  it('Delft: buildings, and roads, water, land and plants as ground', async () => {
    const city = await importThese([join(sharedData, 'delft/delft.json')]);
    expect(city.manifest.counts.buildings).toBe(160);
    await check(city);
    const { tiles, problems } = await readTileset(join(city.folder, city.manifest.tilesets.ground!));
    expect(problems).toEqual([]);
    const classes = new Set(tiles.flatMap(({ glb }) => [...new Set(glb.attribute('_GROUND'))]).map((index) => groundClasses[index]));
    expect([...classes]).toEqual(expect.arrayContaining(['water', 'green', 'local', 'paved']));
    expect(Math.min(...tiles.map(({ vertices }) => vertices.reduce((least, { height }) => Math.min(least, height), Infinity)))).toBeGreaterThan(0);
  });
});
