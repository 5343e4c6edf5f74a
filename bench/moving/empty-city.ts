import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityManifestSchema, type CityManifest } from '@/model';

const [longitude, latitude] = [71.455, 51.1815];

/** A city of the size of Astana in which nothing is built: what the stage itself costs, whatever city it shows. */
const manifest: CityManifest = {
  formatVersion: 2,
  id: 'empty',
  name: { en: 'Empty', zh: '空城' },
  timeZone: 'Asia/Almaty',
  origin: { longitude, latitude, height: 0 },
  extent: [71.28, 51.0735, 71.63, 51.2895],
  groundHeight: 0,
  home: { longitude, latitude, height: 900, bearing: 0, pitch: 45, roll: 0, fovy: 42 },
  tilesets: { buildings: 'tileset.json', ground: null },
  streets: null,
  details: 'details',
  regions: null,
  gazetteer: null,
  skyline: null,
  overview: null,
  attributes: [],
  counts: { buildings: 0, withLevels: 0, streets: 0 },
  credits: [{ text: 'nobody', url: null, licence: 'none' }],
  source: { format: 'cityjson', crs: 'EPSG:4979', files: [], heightOffset: 0, importerVersion: 1, importedAt: '2026-01-01T00:00:00Z' },
};

const tileset = {
  asset: { version: '1.1' },
  geometricError: 0,
  root: {
    boundingVolume: { region: [...manifest.extent.map((degrees) => (degrees * Math.PI) / 180), 0, 10] },
    geometricError: 0,
    refine: 'ADD',
  },
};

/** Writes it under `dataDir` as an imported city is. */
export function writeEmptyCity(dataDir: string): void {
  const folder = join(dataDir, 'cities/empty');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(cityManifestSchema.parse(manifest)));
  writeFileSync(join(folder, 'tileset.json'), JSON.stringify(tileset));
}
