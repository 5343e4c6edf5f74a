import { createCityFrame, polygonsArea, polygonsContain } from '@/geo';
import type { Gazetteer, Region, RegionFile } from '@/model';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Building, CityContent, LonLat } from '../content';
import { stableRandom } from '../mesh/stable-random';
import { makeRegions } from './make-regions';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });
const nothing: Gazetteer = { places: [], streets: [], addresses: [] };
const name = { en: 'Test', zh: '测试' };

/** Buildings thickest in the middle of `discs` (east, north, radius in metres). */
function city(count: number, discs: readonly [number, number, number][], more: Partial<CityContent> = {}): CityContent {
  const buildings = Array.from({ length: count }, (_, i) => {
    const [east, north, radius] = discs[i % discs.length]!;
    const [turn, out] = [stableRandom(`a${i}`) * 2 * Math.PI, radius * stableRandom(`b${i}`)];
    const corner = (dx: number, dy: number): LonLat => {
      const { longitude, latitude } = frame.fromLocal([east + out * Math.cos(turn) + dx, north + out * Math.sin(turn) + dy, 0]);
      return [longitude, latitude];
    };
    return { detail: { polygons: [[[corner(0, 0), corner(9, 0), corner(9, 9), corner(0, 9)]]] } } as unknown as Building;
  });
  return { frame, groundHeight: 0, buildings, ground: [], streets: null, ...more } as unknown as CityContent;
}

const level = ({ regions }: RegionFile, wanted: Region['level']): Region[] => regions.filter((region) => region.level === wanted);
const childrenOf = ({ regions }: RegionFile, id: string): Region[] => regions.filter(({ parent }) => parent === id);
const edgesOf = ({ polygons }: Region): [LonLat, LonLat][] =>
  polygons.flat().flatMap((ring) => ring.map((point, i): [LonLat, LonLat] => [point as LonLat, ring[(i + 1) % ring.length] as LonLat]));
const key = (a: LonLat, b: LonLat): string => `${a.join()} ${b.join()}`;

describe('regions of a large city in two parts', () => {
  // 30 km across with a bay, and a town of its own 20 km away.
  const large = city(9_600, [[0, 0, 9_000], [12_000, 2_000, 4_000], [0, 11_000, 3_500], [0, 0, 9_000], [-26_000, -14_000, 2_500]]);
  let file: RegionFile;
  beforeAll(() => {
    file = makeRegions(large, name, nothing);
  });

  it('are 1 city, 10 counties and 96 townships, and say that they are schematic', () => {
    expect(file.schematic).toBe(true);
    expect([level(file, 'city').length, level(file, 'county').length, level(file, 'township').length]).toEqual([1, 10, 96]);
    expect(new Set(file.regions.map(({ id }) => id)).size).toBe(107);
  });

  it('hold every building once, in parts of like size', () => {
    const counts = level(file, 'township').map(({ counts: { buildings } }) => buildings);
    expect(counts.reduce((a, b) => a + b)).toBe(9_600);
    expect(file.regions[0]!.counts.buildings).toBe(9_600);
    const inHalf = counts.filter((count) => count > 50 && count < 200);
    expect(inHalf.length).toBeGreaterThan(80);
  });

  it('are exactly their parts: edges that two parts share cancel out and the rest is the outline', () => {
    for (const parent of file.regions.filter(({ level: one }) => one !== 'township')) {
      const edges = new Map<string, number>();
      for (const [a, b] of childrenOf(file, parent.id).flatMap(edgesOf)) {
        const back = edges.get(key(b, a)) ?? 0;
        if (back > 0) edges.set(key(b, a), back - 1);
        else edges.set(key(a, b), (edges.get(key(a, b)) ?? 0) + 1);
      }
      const left = [...edges].filter(([, count]) => count > 0).map(([edge]) => edge);
      expect(left.sort()).toEqual(edgesOf(parent).map(([a, b]) => key(a, b)).sort());
    }
  });

  it('leave no gap and do not overlap: a place in the city is in one county and in one of its townships', () => {
    const [whole] = level(file, 'city') as [Region];
    const [west, south, east, north] = whole.extent;
    const inside = (regions: Region[], longitude: number, latitude: number): Region[] => regions.filter(({ polygons }) => polygonsContain(polygons, longitude, latitude));
    for (let i = 0; i < 3_000; i++) {
      const [longitude, latitude] = [west + (east - west) * stableRandom(`x${i}`), south + (north - south) * stableRandom(`y${i}`)];
      const counties = inside(level(file, 'county'), longitude, latitude);
      const townships = inside(level(file, 'township'), longitude, latitude);
      const expected = inside([whole], longitude, latitude).length;
      expect([counties.length, townships.length]).toEqual([expected, expected]);
      if (expected > 0) expect(townships[0]!.parent).toBe(counties[0]!.id);
    }
  });

  it('have borders that never cross: no area is counted twice or turned over', () => {
    for (const { polygons } of file.regions) {
      const whole = polygonsArea(polygons);
      expect(whole).toBeGreaterThan(0);
      for (const rings of polygons) expect(polygonsArea([rings.slice(0, 1)])).toBeGreaterThan(0);
    }
    for (const parent of file.regions.filter(({ level: one }) => one !== 'township')) {
      const parts = childrenOf(file, parent.id).reduce((sum, { polygons }) => sum + polygonsArea(polygons), 0);
      expect(parts / polygonsArea(parent.polygons)).toBeCloseTo(1, 9);
    }
  });

  it('have their label inside, and are numbered', () => {
    for (const { polygons, centre } of file.regions) expect(polygonsContain(polygons, ...centre)).toBe(true);
    expect(file.regions[0]!.name).toEqual(name);
    expect(file.regions.find(({ id }) => id === 'c10')!.name).toEqual({ en: 'County 10', zh: '第十区' });
    expect(file.regions.find(({ id }) => id === 'c03-t07')!.name).toEqual({ en: 'Township 3-07', zh: '3-07 街道' });
  });

  it('are always the same', () => {
    expect(makeRegions(large, name, nothing)).toEqual(file);
  });

  it('have a grid of 250 m squares over the whole city', () => {
    const { size, counts } = file.grid;
    expect(size).toBe(250);
    expect(counts.buildings.reduce((a, b) => a + b)).toBe(9_600);
  });
});

describe('regions of small cities', () => {
  it.each([
    [853, 500, 9, 3, 50],
    [160, 200, 2, 1, 50],
    [1, 100, 1, 1, 5],
  ])('%i buildings within %i m are %i townships in %i counties on a finer grid', (count, radius, townships, counties, most) => {
    const file = makeRegions(city(count, [[0, 0, radius]]), name, nothing);
    expect([level(file, 'township').length, level(file, 'county').length]).toEqual([townships, counties]);
    expect(file.grid.size).toBeLessThanOrEqual(most);
    expect(file.regions[0]!.counts.buildings).toBe(count);
  });
});

describe('borders', () => {
  it('keep to a main road that runs where a border may be', () => {
    const nodes = Array.from({ length: 41 }, (_, i) => frame.fromLocal([(i - 20) * 100, 130, 0])).flatMap(({ longitude, latitude }) => [longitude, latitude]);
    const road = { nodes, ways: [{ nodes: nodes.slice(0, 41).map((_, i) => i), class: 'motorway' as const, name: 'Ring' }] };
    const along = ({ regions, grid: { size } }: RegionFile): number => {
      const shared = new Map<string, number>();
      for (const [a, b] of regions.filter(({ level: one }) => one === 'township').flatMap(edgesOf)) shared.set([key(a, b), key(b, a)].sort()[0]!, (shared.get([key(a, b), key(b, a)].sort()[0]!) ?? 0) + 1);
      const inner = [...shared].filter(([, count]) => count === 2).flatMap(([edge]) => edge.split(' ')[0]!.split(',').map(Number));
      let near = 0;
      for (let i = 0; i < inner.length; i += 2) if (Math.abs(frame.toLocal({ longitude: inner[i]!, latitude: inner[i + 1]!, height: 0 })[1] - 130) < size) near++;
      return near / (inner.length / 2);
    };
    const buildings: [number, number, number][] = [[0, 0, 900]];
    const [without, withRoad] = [city(700, buildings), city(700, buildings, { streets: road })].map((content) => along(makeRegions(content, name, nothing)));
    expect(withRoad!).toBeGreaterThan(without! * 1.5);
  });
});

describe('names', () => {
  it('carry a landmark: the best known place inside, else the longest street, else whatever has a name', () => {
    const { longitude, latitude } = frame.fromLocal([0, 0, 0]);
    const at: [number, number] = [longitude, latitude];
    const place = (id: string, weight: number, names: Record<string, string>) => ({ id, kind: 'culture' as const, names, at, weight, building: null });
    const street = { id: 's', names: { '': 'Long street' }, class: 'primary', at, length: 900, ways: [] };
    const named = (gazetteer: Partial<Gazetteer>): Region['name'] => makeRegions(city(50, [[0, 0, 300]]), name, { ...nothing, ...gazetteer }).regions[1]!.name;
    expect(named({ places: [place('a', 0.9, { '': 'Башня', en: 'Tower', zh: '塔' })], streets: [street] })).toEqual({ en: 'County 1 · Tower', zh: '第一区 · 塔' });
    expect(named({ places: [place('a', 0.1, { '': 'Kiosk' })], streets: [street] })).toEqual({ en: 'County 1 · Long street', zh: '第一区 · Long street' });
    expect(named({ places: [place('a', 0.1, { '': 'Kiosk' })] }).en).toBe('County 1 · Kiosk');
  });
});
