import { footprintArea } from '../mesh/area';
import type { LonLatPolygon } from '../content';
import type { ImportReport } from '../progress';
import type { Tags } from './read-tiles';

const metresPerLevel = 3;

export interface Rise {
  /** Metres above the ground: where the volume begins and ends. */
  bottom: number;
  top: number;
  levels: number;
  levelsFrom: 'counted' | 'estimated';
  /** False when neither height nor levels were given. */
  known: boolean;
}

/** Levels of a building whose source says nothing, by its `building` value. */
const usualLevels: Record<string, number> = {
  apartments: 9, residential: 5, dormitory: 5, hotel: 8, office: 6, commercial: 3, retail: 2, hospital: 4, school: 3,
  university: 4, college: 4, kindergarten: 2, public: 3, civic: 3, government: 4, train_station: 2, industrial: 2,
  manufacture: 2, warehouse: 2, hangar: 2, church: 4, mosque: 4, cathedral: 6, house: 1, detached: 1, garage: 1, garages: 1,
  shed: 1, roof: 1, kiosk: 1, service: 1, tank: 3,
};

/** Largest number in a tag like `9`, `5;9`, `2,5` or `5 эт`; null where there is none. */
export function numberIn(value: string): number | null {
  const numbers = value.split(';').map((part) => /^\s*(-?\d+(?:[.,]\d+)?)/.exec(part)?.[1]).filter((text) => text !== undefined);
  return numbers.length > 0 ? Math.max(...numbers.map((text) => Number(text.replace(',', '.')))) : null;
}

/** Metres in a tag like `35.4`, `12 m` or `40'`; null where there are none. */
export function metresIn(value: string): number | null {
  const number = numberIn(value);
  return number !== null && /['’]|ft|feet/.test(value) ? number * 0.3048 : number;
}

/**
 * How high a building or a part of one rises: `height`, else storeys × 3 m and the roof, else what its kind and
 * footprint suggest. Values that make no sense are noted in the report and passed over.
 */
export function riseOf(id: string, tags: Tags, footprint: LonLatPolygon, report: ImportReport): Rise {
  const read = (key: string, parse: (value: string) => number | null, least: number, most: number): number | undefined => {
    const text = tags[key];
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value !== null && value >= least && value <= most) return value;
    report.note(`${key} that makes no sense, passed over`, `${id}: ${key}=${text}`);
    return undefined;
  };
  const metres = read('height', metresIn, 1, 1_000) ?? read('building:height', metresIn, 1, 1_000);
  const counted = read('building:levels', numberIn, 0.5, 200);
  const roof = read('roof:height', metresIn, 0, 100) ?? (read('roof:levels', numberIn, 0, 10) ?? 0) * metresPerLevel;
  const bottom = read('min_height', metresIn, 0, 1_000) ?? (read('building:min_level', numberIn, 0, 200) ?? 0) * metresPerLevel;
  const guessed = usualLevels[tags['building'] ?? ''] ?? levelsByArea(footprintArea(footprint));
  const top = metres ?? (counted ?? bottom / metresPerLevel + guessed) * metresPerLevel + roof;
  const levels = Math.max(1, Math.round(counted ?? (metres ?? top) / metresPerLevel));
  return {
    bottom: bottom < top ? bottom : 0,
    top,
    levels,
    levelsFrom: counted === undefined ? 'estimated' : 'counted',
    known: metres !== undefined || counted !== undefined,
  };
}

/** Small unnamed buildings are houses and sheds, large ones mostly blocks and halls. */
const levelsByArea = (squareMetres: number): number => (squareMetres < 350 ? 1 : squareMetres < 1_200 ? 2 : 3);
