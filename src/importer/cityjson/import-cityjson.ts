import { createCityFrame } from '@/geo';
import type { Extent } from '@/model';
import type { CityContent } from '../content';
import { ImportError } from '../import-error';
import type { ImportReport, OnProgress } from '../progress';
import { cityJsonBuilding } from './buildings';
import { resolveCrs, type CrsOverride } from './crs';
import { cityJsonGround } from './ground';
import { readCityJson } from './read-file';
import { survey, type Survey, type Surveyed } from './survey';

/** Share of objects that may lie below the level that is put on the ellipsoid: a few wrong heights must not lift the city. */
const outliers = 0.02;

/**
 * A city from CityJSON files. Their heights are above some sea level whose distance to the ellipsoid the files do
 * not say, so the city is moved up or down as a whole until its lowest ground lies on the ellipsoid.
 */
export async function readCityJsonCity(files: readonly string[], override: CrsOverride, report: ImportReport, onProgress: OnProgress): Promise<CityContent> {
  const all: Survey = { buildings: [], ground: [] };
  const names = new Set<string>();
  const taken = new Set<string>();
  for (const [i, file] of files.entries()) {
    for (const document of await readCityJson(file)) {
      const crs = resolveCrs(document.file, document.referenceSystem, override);
      names.add(crs.name);
      if (document.textures > 0) report.note('file with textures, drawn without them', document.file);
      const found = survey(document, crs, taken, report);
      all.buildings.push(...found.buildings);
      all.ground.push(...found.ground);
    }
    onProgress('read', i + 1, files.length);
  }
  if (all.buildings.length === 0) {
    throw new ImportError(`${files.join(', ')}: no object is a building with surfaces`, 'Import files that hold Building objects.');
  }
  const bases = all.buildings.map(baseOf);
  const heightOffset = -share([...bases, ...all.ground.filter(({ faces }) => faces.length > 0).map(baseOf)], outliers);
  const groundHeight = share(bases, 0.5) + heightOffset;
  const extent = extentOf([...all.buildings, ...all.ground]);
  const [west, south, east, north] = extent;
  const frame = createCityFrame({ longitude: (west + east) / 2, latitude: (south + north) / 2, height: groundHeight });
  const buildings = all.buildings.flatMap((surveyed, i) => {
    if (i % 100 === 0) onProgress('buildings', i, all.buildings.length);
    return cityJsonBuilding(surveyed, frame, heightOffset, report) ?? [];
  });
  onProgress('ground', 1, 1);
  const ground = cityJsonGround(all.ground, frame, heightOffset, report);
  return { frame, extent, groundHeight, heightOffset, crs: [...names].join(', '), buildings, ground, streets: null };
}

const baseOf = ({ faces }: Surveyed): number => faces.reduce((least, { rings }) => {
  return rings.flat().reduce((lowest, { z }) => Math.min(lowest, z), least);
}, Infinity);

/** The value that `part` (0…1) of all values lie below. */
const share = (values: readonly number[], part: number): number => [...values].sort((a, b) => a - b)[Math.floor(values.length * part)]!;

function extentOf(objects: readonly Surveyed[]): Extent {
  let [west, south, east, north]: Extent = [180, 90, -180, -90];
  for (const { place: [x, y] } of objects.flatMap(({ faces }) => faces.flatMap(({ rings }) => rings.flat()))) {
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return [west, south, east, north];
}
