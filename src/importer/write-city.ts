import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buildingShardFile, cityManifestSchema, type BuildingDetail, type CityManifest, type ViewState } from '@/model';
import { attributeColumns } from './attributes/columns';
import { checkCityId, replaceCityFolder } from './city-folder';
import type { CityContent } from './content';
import { buildingGazetteer } from './gazetteer';
import { homeView } from './home-view';
import { ImportError } from './import-error';
import { overviewFile } from './overview';
import { packFolder } from './pack-folder';
import type { ImportReport, OnProgress } from './progress';
import { writeRegions } from './regions';
import { writeSkyline } from './skyline';
import { writeBuildingTiles } from './tiles/building-tiles';
import { diagonalOf } from './tiles/bounds';
import { writeGroundTiles } from './tiles/ground-tiles';
import { tilesetJson } from './tiles/tileset';

/** Raised whenever an import of the same files gives another city folder. */
export const importerVersion = 5;

type ShownCredit = CityManifest['credits'][number];
/** Whom to credit; `text` null: whom the source names, or else the city. */
type Credit = Omit<ShownCredit, 'text'> & { text: string | null };

/** What a city is called and how it is shown, given by whoever imports it. */
export interface CityDescription {
  id: string;
  name: CityManifest['name'];
  /** IANA name. */
  timeZone: string;
  credits: readonly Credit[];
  /** First view; computed when absent. */
  home?: ViewState;
}

export interface ImportResult {
  folder: string;
  manifest: CityManifest;
  notes: ImportReport['notes'];
  /** Neither who imported it nor the source says whom to credit. */
  uncredited: boolean;
}

/** Writes a city into `<dataDir>/cities/<id>`, replacing one of the same id only when all is written. */
export async function writeCity(
  dataDir: string, description: CityDescription, source: { format: CityManifest['source']['format']; files: readonly string[] },
  content: CityContent, report: ImportReport, onProgress: OnProgress,
): Promise<ImportResult> {
  const { frame, buildings, ground, streets } = content;
  checkCityId(description.id);
  checkTimeZone(description.timeZone);
  if (buildings.length === 0) throw new ImportError(`city "${description.id}": the files hold no buildings`, 'Check that these are the right files.');
  const uncredited = description.credits.some(({ text }) => text === null) && !content.credits?.length;
  const credits = description.credits.flatMap(({ text, ...rest }): ShownCredit[] => {
    const texts = text !== null ? [text] : content.credits?.length ? content.credits : [description.name.en];
    return texts.map((each) => ({ text: each, ...rest }));
  });
  let manifest: CityManifest | undefined;
  const folder = await replaceCityFolder(dataDir, description.id, async (target) => {
    const make = async (name: string): Promise<string> => {
      await mkdir(join(target, name));
      return join(target, name);
    };
    const total = Math.ceil(buildings.length / 500) + Math.ceil(ground.length / 300);
    const buildingFolder = await make('buildings');
    const columns = attributeColumns(buildings, source.format);
    const buildingRoot = await writeBuildingTiles(buildings, columns, buildingFolder, (done) => onProgress('tiles', Math.min(done, total), total));
    await writeFile(join(buildingFolder, 'tileset.json'), tilesetJson(buildingRoot, frame.toEcef));
    if (ground.length > 0) {
      const groundFolder = await make('ground');
      const groundRoot = await writeGroundTiles(ground, groundFolder, (done) => onProgress('tiles', Math.min(total, total / 2 + done), total));
      await writeFile(join(groundFolder, 'tileset.json'), tilesetJson(groundRoot, frame.toEcef));
    }
    if (streets) await writeFile(join(target, 'streets.json'), JSON.stringify(streets));
    const gazetteer = content.gazetteer ?? buildingGazetteer(buildings, Object.values(description.name));
    await writeFile(join(target, 'gazetteer.json'), JSON.stringify(gazetteer));
    await writeDetails(buildings.map(({ detail }) => detail), await make('details'), onProgress);
    const home = description.home ?? homeView(buildings, content.groundHeight, diagonalOf(buildingRoot.bounds));
    await writeFile(join(target, 'overview.bin'), overviewFile(content, home));
    manifest = cityManifestSchema.parse({
      formatVersion: 2,
      id: description.id,
      name: description.name,
      timeZone: description.timeZone,
      origin: frame.origin,
      extent: content.extent,
      groundHeight: content.groundHeight,
      home,
      tilesets: { buildings: 'buildings/tileset.json', ground: ground.length > 0 ? 'ground/tileset.json' : null },
      streets: streets ? 'streets.json' : null,
      regions: await writeRegions(content, description.name, gazetteer, target),
      gazetteer: 'gazetteer.json',
      skyline: await writeSkyline(buildings, content.groundHeight, target),
      overview: 'overview.bin',
      attributes: columns.flatMap(({ attribute }) => attribute ?? []),
      details: 'details',
      counts: {
        buildings: buildings.length,
        withLevels: buildings.filter(({ detail }) => detail.levelsFrom === 'counted').length,
        streets: streets?.ways.length ?? 0,
      },
      credits,
      source: {
        format: source.format,
        files: source.files.map((file) => basename(file)),
        crs: content.crs,
        heightOffset: content.heightOffset,
        importerVersion,
        importedAt: new Date().toISOString(),
      },
    });
    await writeFile(join(target, 'manifest.json'), JSON.stringify(manifest, null, 2));
    await packFolder(target, 3);
  });
  return { folder, manifest: manifest!, notes: report.notes, uncredited };
}

async function writeDetails(details: readonly BuildingDetail[], folder: string, onProgress: OnProgress): Promise<void> {
  const shards = new Map<string, Record<string, BuildingDetail>>();
  for (const detail of details) {
    const file = buildingShardFile(detail.id);
    const shard = shards.get(file);
    if (shard) shard[detail.id] = detail;
    else shards.set(file, { [detail.id]: detail });
  }
  let done = 0;
  for (const [file, shard] of shards) {
    await writeFile(join(folder, file), JSON.stringify(shard));
    onProgress('details', ++done, shards.size);
  }
}

function checkTimeZone(timeZone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new ImportError(`time zone "${timeZone}" is not known`, 'Give an IANA name, for example --time-zone Asia/Almaty.');
  }
}
