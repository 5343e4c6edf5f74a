import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let checkout: string;
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'metroscope-build-'));
  writeFileSync(join(checkout, 'index.html'), '<!doctype html><script type="module" src="./src/main.ts"></script>');
  mkdirSync(join(checkout, 'src'));
  writeFileSync(join(checkout, 'src/main.ts'), 'console.log("one")');
});
afterEach(() => rmSync(checkout, { recursive: true }));

/** Builds in a process of its own, as `npm start` does; what it told, and whether it built. */
async function build(): Promise<string[]> {
  const code = `import { buildClient } from './src/cli/client-build.ts';
    const say = (word) => () => console.log(word);
    buildClient(${JSON.stringify(checkout)}, { building: say('building'), waiting: say('waiting') }).then((built) => console.log(String(built)));`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  const [ended] = (await once(child, 'close')) as [number];
  return [...output.trim().split('\n'), `code ${ended}`];
}
const leftovers = (): string[] => readdirSync(join(checkout, 'node_modules/.cache'));

it('of several that start at once, one builds; the others wait, say so, and use what it has built', async () => {
  const all = await Promise.all([build(), build(), build()]);
  expect(all.map((said) => said.at(-1))).toEqual(['code 0', 'code 0', 'code 0']);
  expect(all.filter((said) => said.includes('building'))).toHaveLength(1);
  expect(all.filter((said) => said.includes('true'))).toHaveLength(1);
  expect(all.filter((said) => said.includes('waiting')).length).toBeGreaterThan(0);
  expect(readFileSync(join(checkout, 'dist/index.html'), 'utf8')).toContain('script');
  expect(leftovers()).toEqual([]);
  expect(await build()).toEqual(['false', 'code 0']);
});

it('a build that was killed is nobody\'s to wait for', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  mkdirSync(join(checkout, 'node_modules/.cache'), { recursive: true });
  writeFileSync(join(checkout, 'node_modules/.cache/metroscope-client.lock'), JSON.stringify({ pid, processStart: null, since: 'yesterday' }));
  expect(await build()).toEqual(['building', 'true', 'code 0']);
});
