import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clearance, createCityFrame, createObstacles, flightPath, freeReach, toEcef } from '@/geo';
import { buildingShardFile, buildingShardSchema, gazetteerSchema, groundClasses, regionFileSchema, skylineSchema, streetGraphSchema, type BuildingDetail, type Gazetteer, type Position, type ViewState } from '@/model';
import { importDemoCity, listCities, readManifest, type ImportResult } from './index';
import { contains } from './mesh/rings';
import { noNumber } from './tiles/property-table';
import { readTileset, type TileJson } from './testing/read-city';

let dataDir: string;
let result: ImportResult;
const stages = new Set<string>();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'metroscope-demo-'));
  result = await importDemoCity({ dataDir, onProgress: (stage) => stages.add(stage) });
}, 120_000);

afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function detail(id: string): Promise<BuildingDetail> {
  const file = join(result.folder, 'details', buildingShardFile(id));
  return buildingShardSchema.parse(JSON.parse(await readFile(file, 'utf8')))[id]!;
}

describe('the demo city', () => {
  it('is listed, with every building of Astana once', async () => {
    const [city, ...others] = await listCities(dataDir);
    expect(others).toEqual([]);
    expect(city).toMatchObject({ id: 'astana', manifest: { name: { en: 'Astana', zh: '阿斯塔纳' }, timeZone: 'Asia/Almaty' } });
    const { counts, credits, source } = await readManifest(dataDir, 'astana');
    expect(counts.buildings).toBeGreaterThan(32_000);
    expect(counts.withLevels).toBeGreaterThan(20_000);
    expect(credits[0]!.text).toBe('© OpenStreetMap contributors');
    expect(source.files).toHaveLength(16);
    expect([...stages]).toEqual(['read', 'buildings', 'ground', 'tiles', 'details']);
  });

  it('leaves nothing but itself behind', async () => {
    expect(await readdir(dataDir)).toEqual(['cities']);
    expect(await readdir(join(dataDir, 'cities'))).toEqual(['astana']);
  });

  it('keeps what the source says of a building, and not who said it', async () => {
    const baiterek = await detail('way/230401645');
    expect(baiterek).toMatchObject({ levels: 30, levelsFrom: 'counted', attributes: { name: 'Астана-Байтерек', 'name:en': 'Bayterek' } });
    expect(Object.keys(baiterek.attributes).filter((key) => key.startsWith('@'))).toEqual([]);
    expect(baiterek.height).toBe(105);
    const [longitude, latitude] = baiterek.polygons[0]![0]![0]!;
    expect([longitude, latitude]).toEqual([expect.closeTo(71.4305, 3), expect.closeTo(51.1283, 3)]);
  });

  it('joins a building that lies on a tile edge', async () => {
    const { polygons } = await detail('way/498774697');
    expect(polygons).toHaveLength(1);
    expect(polygons[0]!.flat()).toHaveLength(4);
  });

  it('has streets that meet', async () => {
    const graph = streetGraphSchema.parse(JSON.parse(await readFile(join(result.folder, 'streets.json'), 'utf8')));
    expect(graph.ways.length).toBe(result.manifest.counts.streets);
    const uses = new Map<number, number>();
    for (const { nodes } of graph.ways) for (const node of nodes) uses.set(node, (uses.get(node) ?? 0) + 1);
    expect(Math.max(...uses.keys())).toBe(graph.nodes.length / 2 - 1);
    expect([...uses.values()].filter((count) => count > 1).length).toBeGreaterThan(8_000);
    expect(graph.ways.some(({ name }) => name !== null && name.includes('Абая'))).toBe(true);
  });

  it('opens above the city, looking into it', () => {
    const { home, extent } = result.manifest;
    expect(home.longitude).toBeGreaterThan(extent[0]);
    expect(home.longitude).toBeLessThan(extent[2]);
    expect(home.pitch).toBeLessThan(80);
  });
});

describe('its gazetteer', () => {
  let gazetteer: Gazetteer;
  beforeAll(async () => {
    gazetteer = gazetteerSchema.parse(JSON.parse(await readFile(join(result.folder, result.manifest.gazetteer!), 'utf8')));
  });
  const place = (name: string): Gazetteer['places'] => gazetteer.places.filter(({ names }) => names[''] === name);
  const inCity = ([longitude, latitude]: readonly [number, number]): boolean => {
    const [west, south, east, north] = result.manifest.extent;
    return longitude > west - 0.2 && longitude < east + 0.2 && latitude > south - 0.2 && latitude < north + 0.2;
  };

  it('has every name once, inside the city, the important first', () => {
    const { places, streets } = gazetteer;
    expect(places.length).toBeGreaterThan(1_900);
    expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
    expect(new Set(streets.map(({ id }) => id)).size).toBe(streets.length);
    expect([...places, ...streets].filter(({ at }) => !inCity(at))).toEqual([]);
    expect(places.map(({ weight }) => weight)).toEqual(places.map(({ weight }) => weight).toSorted((a, b) => b - a));
  });

  it('knows a landmark in its languages, as the building it is', async () => {
    const [tent, ...others] = place('Хан Шатыр');
    expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(['transport']));
    expect(tent).toMatchObject({ kind: 'shop', names: { en: 'Khan Shatyr' }, building: 'way/108292453' });
    expect((await detail(tent!.building!)).attributes['name']).toBe('Хан Шатыр');
  });

  it('has both sides of a bus stop as one, and a river in one piece', () => {
    const stops = gazetteer.places.filter(({ kind }) => kind === 'transport');
    const metres = (a: [number, number], b: [number, number]): number => Math.hypot((a[0] - b[0]) * 70_000, (a[1] - b[1]) * 111_320);
    const twice = stops.filter((stop, i) => stops.slice(0, i).some(({ names, at }) => names[''] === stop.names[''] && metres(at, stop.at) < 150));
    expect(twice).toEqual([]);
    expect(place('Ишим')).toHaveLength(1);
  });

  it('joins the ways of a street, on whose middle it stands', async () => {
    const graph = streetGraphSchema.parse(JSON.parse(await readFile(join(result.folder, 'streets.json'), 'utf8')));
    const avenue = gazetteer.streets.filter(({ names }) => names[''] === 'проспект Кабанбай Батыра');
    expect(avenue).toHaveLength(1);
    const { ways, at, names } = avenue[0]!;
    expect(names['en']).toBe('Kabanbay Batyr Avenue');
    expect(new Set(ways.map((way) => graph.ways[way]!.name))).toEqual(new Set(['проспект Кабанбай Батыра']));
    const nodes = ways.flatMap((way) => graph.ways[way]!.nodes).map((node) => [graph.nodes[node * 2]!, graph.nodes[node * 2 + 1]!] as const);
    expect(Math.min(...nodes.map(([x, y]) => Math.hypot((x - at[0]) * 70_000, (y - at[1]) * 111_320)))).toBeLessThan(500);
    expect(at[1]).toBeCloseTo(51.11, 1);
  });

  it('counts a street with two carriageways once, not twice', () => {
    const { length, ways } = gazetteer.streets.find(({ names }) => names[''] === 'проспект Туран')!;
    expect(ways.length).toBeGreaterThan(8);
    expect(length).toBeGreaterThan(8_000);
    expect(length).toBeLessThan(11_500);
  });

  it('has house numbers in their order, on their buildings', async () => {
    const { houses } = gazetteer.addresses.find(({ street }) => street === 'проспект Республики')!;
    expect(houses.length).toBeGreaterThan(100);
    expect(houses.slice(0, 4).map(([number]) => number)).toEqual(['1', '1/1', '2', '2/1']);
    const [number, longitude, latitude, building] = houses.find(([n]) => n === '12/4')!;
    const { attributes, polygons } = await detail(building);
    expect(attributes).toMatchObject({ 'addr:street': 'проспект Республики', 'addr:housenumber': number });
    expect(polygons.some(([outer]) => contains(outer!, [longitude, latitude]))).toBe(true);
  });

  it('has a house on a corner in both of its streets', () => {
    const streetsOf = new Map<string, Set<string>>();
    for (const { street, houses } of gazetteer.addresses) {
      for (const [, , , building] of houses) streetsOf.set(building, (streetsOf.get(building) ?? new Set()).add(street));
    }
    expect([...streetsOf.values()].filter(({ size }) => size === 2).length).toBeGreaterThan(10);
  });

  it('stays small enough to be read on a tablet', async () => {
    expect((await readFile(join(result.folder, 'gazetteer.json'))).length).toBeLessThan(1_600_000);
  });
});

describe('its skyline', () => {
  it('keeps 1,000 flights over the city, low ones too, away from every building they pass', async () => {
    const { manifest, folder } = result;
    const skyline = skylineSchema.parse(JSON.parse(await readFile(join(folder, manifest.skyline!), 'utf8')));
    const obstacles = createObstacles(skyline, createCityFrame(manifest.origin), manifest.groundHeight);
    const [west, south, east, north] = manifest.extent;
    const random = randoms(31);
    const metres = (a: Position, b: Position): number => {
      const [p, q] = [toEcef({ ...a, height: 0 }), toEcef({ ...b, height: 0 })];
      return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
    };
    const downtown = (low: number, high: number): number => low + (high - low) * (0.3 + 0.4 * random());
    const view = (): ViewState => ({
      longitude: downtown(west, east), latitude: downtown(south, north), height: 3 + random() ** 3 * 900, bearing: 0, pitch: 60, roll: 0, fovy: 45,
    });
    let near = 0;
    for (let i = 0; i < 1_000; i++) {
      const [from, to] = [view(), view()];
      const path = flightPath(from, to, obstacles);
      for (let k = 0; k <= 100; k++) {
        const eye = path(k / 100);
        const needed = obstacles.topNear(eye, 0) + clearance - 0.01;
        if (eye.height >= needed) continue;
        near++;
        // Only on the upright way out of an end that itself is lower than its surroundings.
        const end = [from, to].find((one) => metres(eye, one) <= freeReach + 0.01);
        expect(end, `flight ${i} at ${k} %`).toBeDefined();
        expect(end!.height).toBeLessThan(needed);
      }
    }
    expect(near).toBeGreaterThan(0);
  }, 60_000);
});

describe('its regions', () => {
  it('are 1 city, 10 counties and 96 townships that hold nearly every building, each named after what is there', async () => {
    const { regions, grid } = regionFileSchema.parse(JSON.parse(await readFile(join(result.folder, result.manifest.regions!), 'utf8')));
    const count = (level: string): number => regions.filter((region) => region.level === level).length;
    expect([count('city'), count('county'), count('township'), grid.size]).toEqual([1, 10, 96, 250]);
    expect(regions[0]!.counts.buildings / result.manifest.counts.buildings).toBeGreaterThan(0.998);
    expect(regions.slice(1).filter(({ name }) => name.en.includes(' · ')).length).toBeGreaterThan(100);
  });
});

describe('its building tiles', () => {
  let tiles: Awaited<ReturnType<typeof readTileset>>;
  beforeAll(async () => {
    tiles = await readTileset(join(result.folder, result.manifest.tilesets.buildings), 12);
  }, 120_000);

  it('are valid glTF', () => expect(tiles.problems).toEqual([]));

  it('are few, with every building in one of them', () => {
    const ids = tiles.tiles.flatMap(({ glb }) => glb.strings('id'));
    expect(tiles.tiles.length).toBeLessThan(110);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(result.manifest.counts.buildings);
  });

  it('draw each building at its height, to a centimetre, inside its footprint', async () => {
    for (const { glb, vertices } of tiles.tiles.filter((_, i) => i % 20 === 0)) {
      const [ids, features] = [glb.strings('id'), glb.attribute('_FEATURE_ID_0')];
      for (let feature = 0; feature < ids.length; feature += 97) {
        const own = vertices.filter((_, i) => features[i] === feature);
        const { baseHeight, height, polygons } = await detail(ids[feature]!);
        const heights = own.map((vertex) => vertex.height);
        expect(Math.abs(Math.min(...heights) - baseHeight)).toBeLessThan(0.01);
        expect(Math.abs(Math.max(...heights) - baseHeight - height)).toBeLessThan(0.01);
        expect(glb.floats('height')[feature]).toBeCloseTo(height, 3);
        const corners = polygons.flat(2);
        const furthest = Math.max(...own.map(({ longitude, latitude }) => {
          const distance = Math.min(...corners.map(([lon, lat]) => Math.hypot((lon - longitude) * 70_000, (lat - latitude) * 111_320)));
          return polygons.some(([outer]) => contains(outer!, [longitude, latitude])) ? 0 : distance;
        }));
        expect(furthest).toBeLessThan(0.01);
      }
    }
  });

  it('have façade metres, height and a stable random number at every vertex', () => {
    const { glb, vertices } = tiles.tiles[0]!;
    const [facade, character] = [glb.attribute('TEXCOORD_0'), glb.attribute('TEXCOORD_1')];
    expect(facade).toHaveLength(vertices.length * 2);
    for (let i = 0; i < vertices.length; i += 101) {
      expect(facade[i * 2 + 1]!).toBeLessThanOrEqual(character[i * 2]! + 0.01);
      expect(character[i * 2 + 1]!).toBeGreaterThanOrEqual(0);
      expect(character[i * 2 + 1]!).toBeLessThan(1);
    }
    expect(new Set(character.filter((_, i) => i % 2 === 1)).size).toBeGreaterThan(700);
  });

  it('carry what the manifest says can be coloured, with as many values as it counts', () => {
    const { attributes } = result.manifest;
    expect(attributes.map(({ id }) => id)).toEqual(['kind', 'height', 'levels', 'area', 'levelsFrom']);
    for (const attribute of attributes) {
      const values: (string | number)[] = tiles.tiles.flatMap(({ glb }): (string | number)[] => (attribute.type === 'class' ? glb.strings(attribute.id) : glb.floats(attribute.id)));
      const known = values.filter((value) => value !== '' && value !== noNumber);
      expect(known.length).toBe(attribute.count);
      if (attribute.type === 'class') {
        for (const { value, count } of attribute.values) expect(known.filter((one) => one === value)).toHaveLength(count);
      } else {
        expect(Math.max(...(known as number[]))).toBeCloseTo(attribute.max, 2);
      }
    }
  });

  it('lie inside the boxes of all tiles above them, which promise no less error than those below', () => {
    const check = (tile: TileJson, above: TileJson[]): void => {
      for (const parent of above) expect(parent.geometricError).toBeGreaterThanOrEqual(tile.geometricError);
      for (const child of tile.children ?? []) check(child, [...above, tile]);
      const own = tiles.tiles.find(({ json }) => json === tile)!.local;
      for (const { boundingVolume: { box } } of [...above, tile]) {
        const outside = own.filter((point) => point.some((value, k) => Math.abs(value - box[k]!) > box[3 + k * 4]! + 0.01));
        expect(outside).toEqual([]);
      }
    };
    check(tiles.root, []);
  });

  it('show the largest buildings first', () => {
    const [first, ...rest] = tiles.tiles;
    const tallest = Math.max(...rest.map(({ glb }) => Math.max(...glb.floats('height'))));
    expect(first!.glb.strings('name')).toContain('Астана-Байтерек');
    expect(Math.max(...first!.glb.floats('height'))).toBeGreaterThan(tallest);
  });
});

describe('its ground tiles', () => {
  let tiles: Awaited<ReturnType<typeof readTileset>>;
  beforeAll(async () => {
    tiles = await readTileset(join(result.folder, result.manifest.tilesets.ground!), 12);
  }, 120_000);

  it('are valid glTF', () => expect(tiles.problems).toEqual([]));

  it('begin with large areas and the main roads, and hold every class further down', () => {
    const classes = tiles.tiles.map(({ glb }) => new Set(glb.attribute('_GROUND').map((index) => groundClasses[index])));
    expect([...classes[0]!].sort()).toEqual(['green', 'motorway', 'paved', 'primary', 'water']);
    expect(new Set(classes.flatMap((set) => [...set]))).toEqual(new Set(groundClasses));
  });

  it('lie between the ground and a metre above it', () => {
    for (const { vertices } of tiles.tiles.filter((_, i) => i % 10 === 0)) {
      for (const { height } of vertices.filter((_, i) => i % 37 === 0)) {
        expect(height).toBeGreaterThan(0.1);
        expect(height).toBeLessThan(1.2);
      }
    }
  });

  it('give roads a unit direction to the edge they are at, areas none', () => {
    const { glb } = tiles.tiles[0]!;
    const [ground, sides] = [glb.attribute('_GROUND'), glb.attribute('_SIDE')];
    for (let i = 0; i < ground.length; i += 53) {
      const [x, y, z, half] = sides.slice(i * 4, i * 4 + 4) as [number, number, number, number];
      const name = groundClasses[ground[i]!];
      if (name === 'green') expect(Math.hypot(x, y, z, half)).toBe(0);
      if (name === 'motorway' || name === 'primary') {
        expect(Math.hypot(x, y, z)).toBeCloseTo(1, 4);
        expect(half).toBeGreaterThan(1);
      }
    }
  });
});

/** Park and Miller's minimal standard generator, 0…1. */
function randoms(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}
