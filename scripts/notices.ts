import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { say } from './say';
import { shippedData } from './shipped-data';

/** Writes THIRD-PARTY-NOTICES.md from the installed packages; `--check` only compares. */

const root = join(import.meta.dirname, '..');
const target = join(root, 'THIRD-PARTY-NOTICES.md');

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({
    version: z.string().optional(),
    license: z.string().optional(),
    dev: z.boolean().optional(),
    devOptional: z.boolean().optional(),
    optional: z.boolean().optional(),
  })),
});

interface Notice {
  name: string;
  version: string;
  licence: string;
  /** The licence texts in the package, null when it ships none. */
  text: string | null;
}

/** Packages that run or are built in; optional ones differ by platform and are parts of one that is listed. */
function productionPackages(): Notice[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const notices = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.optional)
    .map(([path, entry]) => {
      if (!existsSync(join(root, path))) throw new Error(`${path} is not installed. Run \`npm ci\`, then this again.`);
      return {
        name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
        version: entry.version ?? '',
        licence: entry.license ?? 'not stated',
        text: licenceText(join(root, path)),
      };
    });
  const unique = new Map(notices.map((notice) => [`${notice.name}@${notice.version}`, notice]));
  return [...unique.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

function licenceText(folder: string): string | null {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file) && !/\.(js|json)$/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r/g, '').replace(/[ \t]+$/gm, '').trim());
  return texts.length === 0 ? null : texts.join('\n\n');
}

function render(notices: readonly Notice[]): string {
  const byText = new Map<string, Notice[]>();
  for (const notice of notices) {
    if (notice.text === null) continue;
    byText.set(notice.text, [...(byText.get(notice.text) ?? []), notice]);
  }
  const lines = [
    '# Third-party notices', '',
    'Made by `npm run notices` from the installed packages; do not edit.', '',
    '## Data, pictures and type', '',
    '| what | from | licence | credit |', '|---|---|---|---|',
    ...shippedData.map(({ what, from, licence, credit }) => `| ${what} | ${from} | ${licence} | ${credit} |`), '',
    '## Packages', '',
    '| package | version | licence |', '|---|---|---|',
    ...notices.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`), '',
    '## Licence texts', '',
    'A package without one here ships none; the licence it names in the table applies.', '',
  ];
  for (const [text, sharers] of byText) {
    lines.push(`### ${sharers.map(({ name, version }) => `${name} ${version}`).join(', ')}`, '');
    lines.push(...text.split('\n').map((line) => (line === '' ? '' : `    ${line}`)), '');
  }
  return lines.join('\n');
}

const wanted = render(productionPackages());
const checking = process.argv.includes('--check');
if (checking && (!existsSync(target) || readFileSync(target, 'utf8') !== wanted)) {
  console.error('THIRD-PARTY-NOTICES.md does not match the installed packages. Run `npm run notices` and commit the result.');
  process.exitCode = 1;
} else if (!checking) {
  writeFileSync(target, wanted);
  say('wrote THIRD-PARTY-NOTICES.md');
}
