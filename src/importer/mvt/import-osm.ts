import { createCityFrame } from '@/geo';
import type { Extent } from '@/model';
import type { CityContent } from '../content';
import { osmGazetteer } from '../gazetteer';
import { ImportError } from '../import-error';
import type { ImportReport, OnProgress } from '../progress';
import { osmBuildings } from './buildings';
import { osmGround } from './ground';
import { readOsmTiles } from './read-tiles';
import { osmStreets } from './streets';

/** A city from OSM QA vector tiles. They say nothing of the terrain: the city stands on the ellipsoid, at height 0. */
export async function readOsmCity(files: readonly string[], report: ImportReport, onProgress: OnProgress): Promise<CityContent> {
  const features = await readOsmTiles(files, onProgress);
  const extent = extentOf(features.filter(({ tags }) => tags['building'] !== undefined).flatMap(({ polygons }) => polygons.flat(2)));
  const [west, south, east, north] = extent;
  const groundHeight = 0;
  const frame = createCityFrame({ longitude: (west + east) / 2, latitude: (south + north) / 2, height: groundHeight });
  const buildings = osmBuildings(features, frame, groundHeight, report, onProgress);
  const { graph, sources } = osmStreets(features);
  return {
    frame,
    extent,
    groundHeight,
    heightOffset: 0,
    crs: 'EPSG:4326',
    buildings,
    ground: osmGround(features, frame, groundHeight, onProgress),
    streets: graph,
    gazetteer: osmGazetteer(features, graph, sources, buildings),
  };
}

function extentOf(points: readonly [number, number][]): Extent {
  if (points.length === 0) throw new ImportError('the tiles hold no buildings', 'Check that these are the tiles of a city.');
  return points.reduce<Extent>(
    ([west, south, east, north], [x, y]) => [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)],
    [180, 90, -180, -90],
  );
}
