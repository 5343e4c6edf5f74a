import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cityIdSchema, cityManifestSchema, type CityManifest } from '@/model';
import { z } from 'zod';
import { ImportError } from './import-error';

const citiesFolder = (dataDir: string): string => join(dataDir, 'cities');
const importRemedy = 'Run: npm run city -- import FILE… --id ID (or import-demo)';

/** Throws ImportError unless `id` can name a city. */
export function checkCityId(id: string): void {
  const parsed = cityIdSchema.safeParse(id);
  if (!parsed.success) throw new ImportError(`city id "${id}": ${parsed.error.issues[0]!.message}`, 'Choose another --id.');
}

/** Fills a new folder through `write` and puts it in the city's place only when that succeeded. */
export async function replaceCityFolder(dataDir: string, id: string, write: (folder: string) => Promise<void>): Promise<string> {
  const cities = citiesFolder(dataDir);
  await mkdir(cities, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(`${cities}: cannot be made (${error.code ?? error.message})`, 'Choose a folder you may write to with --data.');
  });
  const fresh = await mkdtemp(join(dataDir, `.importing-${id}-`));
  const place = join(cities, id);
  const old = `${fresh}-old`;
  try {
    await write(fresh);
    await rename(place, old).catch(ignoreAbsent);
    await rename(fresh, place);
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
  return place;
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** The manifest of an imported city. Throws ImportError when there is none or it is not valid. */
export async function readManifest(dataDir: string, id: string): Promise<CityManifest> {
  checkCityId(id);
  const file = join(citiesFolder(dataDir), id, 'manifest.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ImportError(error.code === 'ENOENT' ? `no city "${id}" in ${dataDir}` : `${file}: cannot be read (${error.code})`, importRemedy);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ImportError(`${file}: is not JSON`, importRemedy);
  }
  const parsed = cityManifestSchema.safeParse(json);
  if (!parsed.success) throw new ImportError(`${file}: is not a manifest of this version\n${z.prettifyError(parsed.error)}`, importRemedy);
  return parsed.data;
}

/** Cities in the data folder by id, those with a broken manifest as the error that says so. */
export async function listCities(dataDir: string): Promise<({ id: string } & ({ manifest: CityManifest } | { error: ImportError }))[]> {
  const names = await readdir(citiesFolder(dataDir), { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    ignoreAbsent(error);
    return [];
  });
  const ids = names.filter((entry) => entry.isDirectory() && cityIdSchema.safeParse(entry.name).success).map(({ name }) => name);
  return Promise.all(ids.sort().map(async (id) => {
    try {
      return { id, manifest: await readManifest(dataDir, id) };
    } catch (error) {
      if (error instanceof ImportError) return { id, error };
      throw error;
    }
  }));
}
