import { parseArgs } from 'node:util';
import { ImportError, importDemoCity, importFiles, listCities, type ImportResult } from '@/importer';
import { directorySize, importProgress } from './import-progress';

const help = `Imports real city data into the data folder that the hub serves.

  npm run city -- import FILE… --id ID [options]   CityJSON (.json, .jsonl), 3D Tiles 1.1 (tileset.json)
                                                   or OSM QA vector tiles (zoom-column-row.mvt)
  npm run city -- import-demo [--data DIR]         Astana, from OpenStreetMap; nothing is fetched
  npm run city -- list [--data DIR]
  npm run city -- help

  --id ID              lower-case letters, digits and dashes; a city of that id is replaced
  --name-en TEXT       name of the city in English (default: the id)
  --name-zh TEXT       name of the city in Chinese (default: the English name)
  --time-zone ZONE     IANA time zone, for example Europe/Amsterdam (default: UTC)
  --crs EPSG:NNNN      coordinate reference system, where the files do not say it or are wrong
  --proj "+proj=…"     the same as a PROJ definition
  --credit TEXT        whom to credit on screen (default: whom 3D Tiles name as holding the
                       copyright, else the name of the city)
  --credit-url URL     where to read about the source
  --licence TEXT       licence of the data (default: not stated)
  --data DIR           data folder (default: METROSCOPE_DATA, else .metroscope)

What is kept, how heights are treated and what errors mean: docs/importing.md
`;

const options = {
  id: { type: 'string' },
  'name-en': { type: 'string' },
  'name-zh': { type: 'string' },
  'time-zone': { type: 'string', default: 'UTC' },
  crs: { type: 'string' },
  proj: { type: 'string' },
  credit: { type: 'string' },
  'credit-url': { type: 'string' },
  licence: { type: 'string', default: 'not stated' },
  data: { type: 'string', default: process.env['METROSCOPE_DATA'] || '.metroscope' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

function readArguments() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new ImportError(error instanceof Error ? error.message : String(error), 'See: npm run city -- help');
  }
}

async function run(): Promise<void> {
  const { values, positionals: [command = 'help', ...files] } = readArguments();
  if (values.help || command === 'help') process.stdout.write(help);
  else if (command === 'list') await list(values.data);
  else if (command === 'import-demo') await timed((onProgress) => importDemoCity({ dataDir: values.data, onProgress }));
  else if (command === 'import') {
    const { id } = values;
    if (id === undefined) throw new ImportError('import needs the id of the city', 'Add --id, for example --id delft');
    if (values.crs !== undefined && values.proj !== undefined) throw new ImportError('--crs and --proj were given together', 'Give one of them.');
    const en = values['name-en'] ?? id;
    const credits = [{ text: values.credit ?? null, url: values['credit-url'] ?? null, licence: values.licence }];
    const description = { id, name: { en, zh: values['name-zh'] ?? en }, timeZone: values['time-zone'], credits };
    const crs = { ...(values.crs !== undefined && { crs: values.crs }), ...(values.proj !== undefined && { proj: values.proj }) };
    await timed((onProgress) => importFiles({ dataDir: values.data, files, description, crs, onProgress }));
  } else throw new ImportError(`"${command}" is no command`, 'See: npm run city -- help');
}

async function list(dataDir: string): Promise<void> {
  const cities = await listCities(dataDir);
  if (cities.length === 0) process.stdout.write(`No cities in ${dataDir} yet. Run: npm run city -- import-demo\n`);
  for (const city of cities) {
    if ('error' in city) {
      process.stderr.write(`${city.id}: ${city.error.message}\n  ${city.error.remedy}\n`);
      process.exitCode = 1;
    } else {
      const { name, counts, source } = city.manifest;
      process.stdout.write(`${city.id}  ${name.en} / ${name.zh}  ${counts.buildings} buildings, ${counts.streets} streets  ${source.format}, imported ${source.importedAt}\n`);
    }
  }
}

async function timed(work: (onProgress: ReturnType<typeof importProgress>['onProgress']) => Promise<ImportResult>): Promise<void> {
  const started = performance.now();
  const progress = importProgress(process.stderr);
  let result: ImportResult;
  try {
    result = await work(progress.onProgress);
  } finally {
    progress.end();
  }
  const { folder, manifest: { id, name, counts, credits }, notes, uncredited } = result;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const megabytes = ((await directorySize(folder)) / 1e6).toFixed(1);
  const lines = [
    `${name.en} / ${name.zh} (${id}): ${counts.buildings} buildings, ${counts.withLevels} of them with counted storeys; ${counts.streets} streets`,
    ...notes.map(({ reason, count, examples }) => `  ${count} × ${reason} (${examples.join(', ')}${count > examples.length ? ', …' : ''})`),
    `${folder}: ${megabytes} MB in ${seconds} s; credit: ${credits.map(({ text }) => text).join('; ')}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (uncredited) {
    process.stderr.write(`Nothing says whom to credit for this data: screens show "${credits.map(({ text }) => text).join('; ')}".\n  Import it again with --credit TEXT, and --credit-url URL and --licence TEXT where there are such.\n`);
  }
}

await run().catch((error: unknown) => {
  if (!(error instanceof ImportError)) throw error;
  process.stderr.write(`${error.message}\n  ${error.remedy}\n`);
  process.exitCode = 1;
});
