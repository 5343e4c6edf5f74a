import { polygonsContain } from '@/geo';
import type { Gazetteer, Place, Region } from '@/model';

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** Longer names are no landmarks: their label would cover the region. */
const longest = 26;
/** Weight from which a place is known to more than its neighbours. */
const known = 0.4;
/** What a place is must be worth more than what it is called: a cafe is no landmark. */
const landmarkKinds: ReadonlySet<Place['kind']> = new Set(['settlement', 'water', 'park', 'government', 'transport', 'culture', 'worship', 'education', 'sport', 'health', 'other']);

type Names = Region['name'];

export const countyName = (county: number, landmark: Names | null): Names =>
  withLandmark({ en: `County ${county}`, zh: `第${digits[county] ?? county}区` }, landmark);

export const townshipName = (county: number, township: number, landmark: Names | null): Names => {
  const number = `${county}-${String(township).padStart(2, '0')}`;
  return withLandmark({ en: `Township ${number}`, zh: `${number} 街道` }, landmark);
};

const withLandmark = (name: Names, landmark: Names | null): Names =>
  landmark ? { en: `${name.en} · ${landmark.en}`, zh: `${name.zh} · ${landmark.zh}` } : name;

/**
 * The best known place in a region, or else the longest street with its middle there, or else any named place; null where
 * nothing has a name. Each is taken once.
 */
export function landmarkOf({ polygons, extent: [west, south, east, north] }: Pick<Region, 'polygons' | 'extent'>, { places, streets }: Gazetteer, taken: Set<string>): Names | null {
  const suits = ({ names, at: [longitude, latitude] }: Pick<Place, 'names' | 'at'>): boolean =>
    longitude >= west && longitude <= east && latitude >= south && latitude <= north
    && names['']!.length <= longest && !taken.has(names['']!) && polygonsContain(polygons, longitude, latitude);
  const place = best(places.filter((one) => landmarkKinds.has(one.kind) && suits(one)), ({ weight }) => weight);
  const street = best(streets.filter(suits), ({ length }) => length);
  const found = place && place.weight >= known ? place : (street ?? place);
  if (!found) return null;
  const { names } = found;
  taken.add(names['']!);
  const en = names['en'] ?? names['']!;
  return { en, zh: names['zh'] ?? en };
}

/** The one of most value; of equals the first. */
function best<T>(candidates: readonly T[], value: (candidate: T) => number): T | undefined {
  return candidates.reduce<T | undefined>((found, candidate) => (found === undefined || value(candidate) > value(found) ? candidate : found), undefined);
}
