import type { CrsOverride } from './cityjson/crs';
import { readCityJsonCity } from './cityjson/import-cityjson';
import { ImportError } from './import-error';
import { readOsmCity } from './mvt/import-osm';
import { ImportReport, type OnProgress } from './progress';
import { writeCity, type CityDescription, type ImportResult } from './write-city';

export interface ImportOptions {
  /** Folder with `cities/`. */
  dataDir: string;
  files: readonly string[];
  description: CityDescription;
  /** For CityJSON files that do not say their system, or say a wrong one. */
  crs: CrsOverride;
  onProgress: OnProgress;
}

/** Imports CityJSON files, or OSM QA vector tiles, as one city. Throws ImportError for anything a person can put right. */
export async function importFiles({ dataDir, files, description, crs, onProgress }: ImportOptions): Promise<ImportResult> {
  if (files.length === 0) throw new ImportError('no files were given', 'Name one or more CityJSON files.');
  const tiles = files.filter((file) => /\.(mvt|pbf)(\.gz)?$/.test(file));
  if (tiles.length > 0 && tiles.length < files.length) {
    throw new ImportError('vector tiles and other files were given together', 'Import them as two cities.');
  }
  if (tiles.length > 0 && (crs.crs !== undefined || crs.proj !== undefined)) {
    throw new ImportError('vector tiles have a fixed coordinate reference system', 'Leave out --crs and --proj.');
  }
  const report = new ImportReport();
  const format = tiles.length > 0 ? 'mvt' : 'cityjson';
  const content = format === 'mvt' ? await readOsmCity(files, report, onProgress) : await readCityJsonCity(files, crs, report, onProgress);
  return writeCity(dataDir, description, { format, files }, content, report, onProgress);
}
