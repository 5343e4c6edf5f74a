import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './ensure-browser';
import { ensureClient } from './ensure-client';
import { say } from './say';
import { countTests, type Counts } from './test-counts';

/** `npm test [-- vitest arguments]`: everything the tests need, then the tests, then `N passed, N failed` as the last line. */

const root = join(import.meta.dirname, '..');
const report = join(root, 'test/output/results.json');
const strict = Boolean(process.env.CI);

async function run(): Promise<Counts> {
  const browser = ensureBrowser();
  say(`browser: ${browser}`);
  await ensureClient(root);
  rmSync(report, { force: true });
  say('running the tests');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: browser },
  });
  if (!existsSync(report)) throw new Error('vitest ended without a report; what it printed above says why.');
  const counts = countTests(JSON.parse(readFileSync(report, 'utf8')), strict);
  if (status !== 0 && counts.failed === 0) {
    counts.failed = 1;
    counts.problems.push('vitest reports an error outside any test; see above.');
  }
  return counts;
}

let counts: Counts;
try {
  counts = await run();
} catch (error) {
  counts = { passed: 0, failed: 1, skipped: 0, problems: [error instanceof Error ? error.message : String(error)] };
}
for (const problem of counts.problems) console.error(problem);
if (strict && counts.skipped > 0) say(`${counts.skipped} skipped for want of ../shared`);
const skipped = !strict && counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
