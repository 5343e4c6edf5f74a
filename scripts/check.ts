import { spawnSync } from 'node:child_process';
import { say } from './say';

/** Everything `npm run check` holds the project to; `npm run check -- lint imports` runs only those. */
const parts: Readonly<Record<string, { what: string; command: string }>> = {
  types: { what: 'types', command: 'tsc -p .' },
  lint: { what: 'lint rules', command: 'oxlint --deny-warnings' },
  imports: { what: 'who imports whom', command: 'tsx scripts/check-imports.ts' },
  unused: { what: 'unused files, exports and dependencies', command: 'knip' },
  dependencies: { what: 'a reason for each dependency', command: 'tsx scripts/check-dependencies.ts' },
  notices: { what: 'third-party notices up to date', command: 'tsx scripts/notices.ts --check' },
  bundle: { what: 'bundle budget and loads from elsewhere', command: 'tsx scripts/check-bundle.ts' },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`No such check: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const failed: string[] = [];
for (const [name, { what, command }] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  say(`checking ${what}`);
  const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) failed.push(name);
}
say(failed.length === 0 ? 'all checks are clean' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
