import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityIdSchema, cityManifestSchema, type CityManifest } from '@/model';
import { parseStreets, type StreetNetwork } from '../feeds/street-network';
import { firstIssue } from '../sockets/handshake';
import { HubError, messageOf } from '../hub-error';

const again = (cityId: string): string => `delete the folder and import the city again (npm run city -- import … --id ${cityId})`;

function readJson(file: string, remedy: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new HubError(`${file} cannot be read: ${messageOf(error)}`, remedy, { cause: error });
  }
}

/** Ids of the cities imported into a folder, in order. */
function listCities(citiesFolder: string): string[] {
  if (!existsSync(citiesFolder)) return [];
  return readdirSync(citiesFolder).filter((name) => cityIdSchema.safeParse(name).success && existsSync(join(citiesFolder, name, 'manifest.json'))).sort();
}

/** @throws {HubError} when the city is not imported, or its manifest is not one. */
export function readManifest(citiesFolder: string, cityId: string): CityManifest {
  const file = join(citiesFolder, cityId, 'manifest.json');
  if (!existsSync(file)) {
    const cities = listCities(citiesFolder);
    throw new HubError(
      `there is no city "${cityId}" in ${citiesFolder}${cities.length > 0 ? `; there are: ${cities.join(', ')}` : ''}`,
      `import it first: npm run city -- import FILES --id ${cityId}`,
    );
  }
  const manifest = cityManifestSchema.safeParse(readJson(file, again(cityId)));
  if (!manifest.success) throw new HubError(`${file}: ${firstIssue(manifest.error)}`, again(cityId));
  return manifest.data;
}

/** The city's streets; null where the source had none. @throws {HubError} when the file is not a street graph. */
export function readStreets(citiesFolder: string, manifest: CityManifest): StreetNetwork | null {
  if (manifest.streets === null) return null;
  const file = join(citiesFolder, manifest.id, manifest.streets);
  const json = readJson(file, again(manifest.id));
  try {
    return parseStreets(json);
  } catch (error) {
    throw new HubError(`${file}: ${messageOf(error)}`, again(manifest.id), { cause: error });
  }
}
