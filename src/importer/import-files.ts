import type { CityManifest } from '@/model';
import type { CrsOverride } from './cityjson/crs';
import { readCityJsonCity } from './cityjson/import-cityjson';
import type { CityContent } from './content';
import { ImportError } from './import-error';
import { readOsmCity } from './mvt/import-osm';
import { ImportReport, type OnProgress } from './progress';
import { readTilesCity } from './tiles3d/import-3dtiles';
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

/** Imports CityJSON files, OSM QA vector tiles, or 3D Tiles (their tileset.json), as one city. Throws ImportError for anything a person can put right. */
export async function importFiles({ dataDir, files, description, crs, onProgress }: ImportOptions): Promise<ImportResult> {
  if (files.length === 0) throw new ImportError('no files were given', 'Name CityJSON files, vector tiles or a tileset.json.');
  const tiles = files.filter((file) => /\.(mvt|pbf)(\.gz)?$/.test(file));
  if (tiles.length > 0 && tiles.length < files.length) {
    throw new ImportError('vector tiles and other files were given together', 'Import them as two cities.');
  }
  if (tiles.length > 0 && (crs.crs !== undefined || crs.proj !== undefined)) {
    throw new ImportError('vector tiles have a fixed coordinate reference system', 'Leave out --crs and --proj.');
  }
  const tilesets = files.filter((file) => /(^|[\\/])tileset\.json$/.test(file));
  if (tilesets.length > 0 && tilesets.length < files.length) throw new ImportError('3D Tiles and other files were given together', 'Import them as two cities.');
  const report = new ImportReport();
  const write = (format: CityManifest['source']['format'], content: CityContent): Promise<ImportResult> =>
    writeCity(dataDir, description, { format, files }, content, report, onProgress);
  if (tiles.length > 0) return write('mvt', await readOsmCity(files, report, onProgress));
  if (tilesets.length > 0) return write('3dtiles', await readTilesCity(files, report, onProgress));
  return write('cityjson', await readCityJsonCity(files, crs, report, onProgress));
}
