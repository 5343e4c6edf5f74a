import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
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

interface Outcome {
  name: string;
  passed: boolean;
}

/** Runs one; what it prints comes in one piece, when it has ended. */
async function check(name: string): Promise<Outcome> {
  const { what, command } = parts[name]!;
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  say(`checked ${what}${code === 0 ? '' : ': failed'}`);
  process.stderr.write(Buffer.concat(printed));
  return { name, passed: code === 0 };
}

/** As many at a time as there are cores. */
const waiting = Object.keys(parts).filter((name) => asked.length === 0 || asked.includes(name));
const outcomes: Outcome[] = [];
async function work(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) outcomes.push(await check(name));
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
const failed = outcomes.filter(({ passed }) => !passed).map(({ name }) => name);
say(failed.length === 0 ? 'all checks are clean' : `failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
