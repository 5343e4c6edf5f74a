import { cityManifestSchema, type CityManifest } from '@/model';
import { z } from 'zod';
import { Problem } from './problem';

/** @throws {Problem} `unreachable` when the file does not come, `city` when it is no manifest. */
export async function loadManifest(url: string): Promise<CityManifest> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new Problem('unreachable', `${url}: ${String(error)}`, { cause: error });
  });
  if (!response.ok) throw new Problem('city', `${url}: HTTP ${response.status}`);
  const json: unknown = await response.json().catch(() => {
    throw new Problem('city', `${url}: this is not JSON`);
  });
  const parsed = cityManifestSchema.safeParse(json);
  if (!parsed.success) throw new Problem('city', `${url}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
