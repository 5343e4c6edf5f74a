import { polygonsArea, polygonsExtent } from '@/geo';
import { regionFileSchema, type CityManifest, type Gazetteer, type Region, type RegionFile } from '@/model';
import type { CityContent, LonLat } from '../content';
import type { Point } from '../mesh/rings';
import { bordersOf, outlineOf } from './borders';
import { cityLand, localOf } from './city-land';
import { countRegions } from './count-regions';
import { deepPlace } from './deep-place';
import { countyName, landmarkOf, townshipName } from './region-names';
import { cellSize, regionSizes } from './sizes';
import { divideCity, type Townships } from './townships';
import { unitGrid } from './unit-grid';

/** A region before its shape: of which townships it is the union. */
interface Draft extends Pick<Region, 'id' | 'level' | 'parent'> {
  townships: ReadonlySet<number>;
  /** From 1 in its parent, and its parent's number. */
  number: number;
  county: number;
}

/**
 * Schematic regions from where buildings stand: the city is the built-up land, counties and townships divide it into parts of
 * about the same number of buildings, with borders along rivers and main roads where they are near. Parts share the points of
 * their borders, and every region is exactly the union of its parts. Always the same for the same content.
 */
export function makeRegions(content: CityContent, city: CityManifest['name'], gazetteer: Gazetteer): RegionFile {
  const { frame, buildings, streets } = content;
  const middles = buildings.map(({ detail }) => middleOf(detail.polygons[0]![0]!));
  const points = middles.map((middle) => localOf(content, middle));
  const sizes = regionSizes(buildings.length, Math.sqrt(spanOf(points, 0) * spanOf(points, 1)));
  const land = cityLand(content, points, sizes.spacing);
  const { areaOf, counties } = divideCity(land, sizes.counties, sizes.townships);
  const borders = bordersOf(land.grid, areaOf);

  const lonLat = memoized(([x, y]: Point): LonLat => {
    const { longitude, latitude } = frame.fromLocal([x, y, 0]);
    return [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))];
  });
  const drafts = draftsOf(counties);
  const shapes = drafts.map(({ townships }) => {
    const polygons = outlineOf(borders, (area) => townships.has(area)).map((rings) => rings.map((ring) => ring.map(lonLat)));
    const centre = lonLat(land.points[deepPlace(land, (place) => townships.has(areaOf[place]!))]!);
    return { polygons, extent: polygonsExtent(polygons), centre };
  });
  const grid = unitGrid(frame, shapes[0]!, cellSize(polygonsArea(shapes[0]!.polygons) / sizes.townships));
  const counts = countRegions(shapes, grid, frame, middles, streets);
  const taken = new Set(gazetteer.places.flatMap(({ names }) => (names['en'] === city.en || names[''] === city.en ? [names['']!] : [])));
  const names = drafts.map(({ level, county, number }, i) => {
    if (level === 'city') return city;
    const landmark = landmarkOf(shapes[i]!, gazetteer, taken);
    return level === 'county' ? countyName(number, landmark) : townshipName(county, number, landmark);
  });
  return regionFileSchema.parse({
    schematic: true,
    regions: drafts.map(({ id, level, parent }, i) => ({ id, level, parent, name: names[i], ...shapes[i]!, counts: counts.shapes[i] })),
    grid: { ...grid, counts: counts.squares },
  });
}

/** The city, its counties, then their townships. */
function draftsOf(counties: Townships['counties']): Draft[] {
  const countyId = (number: number): string => `c${String(number).padStart(2, '0')}`;
  return [
    { id: 'city', level: 'city', parent: null, townships: new Set(counties.flat()), number: 1, county: 0 },
    ...counties.map((townships, i): Draft => ({
      id: countyId(i + 1), level: 'county', parent: 'city', townships: new Set(townships), number: i + 1, county: i + 1,
    })),
    ...counties.flatMap((townships, i) => townships.map((township, k): Draft => ({
      id: `${countyId(i + 1)}-t${String(k + 1).padStart(2, '0')}`, level: 'township', parent: countyId(i + 1),
      townships: new Set([township]), number: k + 1, county: i + 1,
    }))),
  ];
}

const middleOf = (ring: readonly LonLat[]): LonLat =>
  [0, 1].map((k) => ring.reduce((sum, point) => sum + point[k]!, 0) / ring.length) as LonLat;

const spanOf = (points: readonly Point[], k: 0 | 1): number =>
  points.reduce((most, point) => Math.max(most, point[k]), -Infinity) - points.reduce((least, point) => Math.min(least, point[k]), Infinity);

function memoized<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const held = known.get(key);
    if (held !== undefined) return held;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
