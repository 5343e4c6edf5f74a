import type { CityContent } from '../content';
import { ImportError } from '../import-error';
import type { ImportReport, OnProgress } from '../progress';
import { resolveCrs, type CrsOverride } from './crs';
import { readCityJson } from './read-file';
import { survey, type Survey } from './survey';
import { surveyContent } from './survey-content';

/**
 * A city from CityJSON files. Their heights are above some sea level whose distance to the ellipsoid the files do
 * not say, so the city is moved up or down as a whole until its lowest ground lies on the ellipsoid.
 */
export async function readCityJsonCity(files: readonly string[], override: CrsOverride, report: ImportReport, onProgress: OnProgress): Promise<CityContent> {
  const all: Survey = { buildings: [], ground: [] };
  const names = new Set<string>();
  const taken = new Set<string>();
  for (const [i, file] of files.entries()) {
    for (const document of await readCityJson(file)) {
      const crs = resolveCrs(document.file, document.referenceSystem, override);
      names.add(crs.name);
      if (document.textures > 0) report.note('file with textures, drawn without them', document.file);
      const found = survey(document, crs, taken, report);
      all.buildings.push(...found.buildings);
      all.ground.push(...found.ground);
    }
    onProgress('read', i + 1, files.length);
  }
  if (all.buildings.length === 0) {
    throw new ImportError(`${files.join(', ')}: no object is a building with surfaces`, 'Import files that hold Building objects.');
  }
  return surveyContent(all, [...names].join(', '), report, onProgress);
}
