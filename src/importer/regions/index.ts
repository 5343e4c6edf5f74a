import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CityManifest, Gazetteer } from '@/model';
import type { CityContent } from '../content';
import { makeRegions } from './make-regions';

/** Writes the city's schematic regions into `folder`; returns the file's name for the manifest. */
export async function writeRegions(content: CityContent, name: CityManifest['name'], gazetteer: Gazetteer, folder: string): Promise<string> {
  await writeFile(join(folder, 'regions.json'), JSON.stringify(makeRegions(content, name, gazetteer)));
  return 'regions.json';
}
