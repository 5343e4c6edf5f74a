import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ImportError } from './import-error';
import { readOsmCity } from './mvt/import-osm';
import { ImportReport, type OnProgress } from './progress';
import { writeCity, type CityDescription, type ImportResult } from './write-city';

/**
 * The city the program ships with: OpenStreetMap, from the tiles in @mapbox/mvt-fixtures. It opens above the river,
 * looking along the axis from the presidential palace over Baiterek to the towers of the left bank.
 */
const demoCity: CityDescription = {
  id: 'astana',
  name: { en: 'Astana', zh: '阿斯塔纳' },
  timeZone: 'Asia/Almaty',
  home: { longitude: 71.4565, latitude: 51.1172, height: 620, bearing: 305, pitch: 69, roll: 0, fovy: 42 },
  credits: [{ text: '© OpenStreetMap contributors', url: 'https://www.openstreetmap.org/copyright', licence: 'ODbL 1.0' }],
};

/** Imports the demo city into `<dataDir>/cities/astana`. Throws ImportError when its tiles are not installed. */
export async function importDemoCity({ dataDir, onProgress }: { dataDir: string; onProgress: OnProgress }): Promise<ImportResult> {
  const folder = tilesFolder();
  const files = (await readdir(folder)).filter((name) => name.endsWith('.mvt')).sort().map((name) => join(folder, name));
  const report = new ImportReport();
  const content = await readOsmCity(files, report, onProgress);
  return writeCity(dataDir, demoCity, { format: 'mvt', files }, content, report, onProgress);
}

function tilesFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@mapbox/mvt-fixtures/package.json')), 'real-world', 'osm-qa-astana');
  } catch {
    throw new ImportError('the package @mapbox/mvt-fixtures, which holds the demo city, is not installed', 'Run: npm install');
  }
}
