import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Building } from '../content';
import { buildSkyline } from './build-skyline';

const file = 'skyline.json';

/** Writes the skyline of a city into its folder; returns the file's name for the manifest. */
export async function writeSkyline(buildings: readonly Building[], groundHeight: number, folder: string): Promise<string> {
  await writeFile(join(folder, file), JSON.stringify(buildSkyline(buildings.map(({ mesh }) => mesh), groundHeight)));
  return file;
}
