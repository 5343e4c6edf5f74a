import { createCityFrame } from '@/geo';
import type { Extent } from '@/model';
import type { CityContent } from '../content';
import type { ImportReport, OnProgress } from '../progress';
import { cityJsonBuilding } from './buildings';
import { cityJsonGround } from './ground';
import type { Survey, Surveyed } from './survey';

/** Share of objects that may lie below the level that is put on the ellipsoid: a few wrong heights must not lift the city. */
const outliers = 0.02;

/** Surveyed objects as a city: moved up or down as a whole until its lowest ground lies on the ellipsoid, and meshed. */
export function surveyContent(all: Survey, crs: string, report: ImportReport, onProgress: OnProgress): CityContent {
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
  return { frame, extent, groundHeight, heightOffset, crs, buildings, ground, streets: null };
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
