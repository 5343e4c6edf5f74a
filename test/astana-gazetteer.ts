import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Gazetteer } from '@/model';
import { readOsmCity } from '../src/importer/mvt/import-osm';
import { ImportReport } from '../src/importer/progress';

/** The names of the demo city, read from its OpenStreetMap tiles as an import reads them. */
export async function astanaGazetteer(): Promise<Gazetteer> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@mapbox/mvt-fixtures/package.json')), 'real-world', 'osm-qa-astana');
  const files = readdirSync(folder).filter((name) => name.endsWith('.mvt')).map((name) => join(folder, name));
  const { gazetteer } = await readOsmCity(files, new ImportReport(), () => undefined);
  return gazetteer!;
}
