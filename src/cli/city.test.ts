import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'metroscope-city-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function city(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(join(root, 'node_modules/.bin/tsx'), ['src/cli/city.ts', ...args], {
    cwd: root, encoding: 'utf8', env: { ...process.env, METROSCOPE_DATA: folder },
  });
}

describe('the city command', () => {
  it('explains itself', () => {
    const { status, stdout } = city('help');
    expect(status).toBe(0);
    for (const word of ['import', 'import-demo', 'list', '--crs', '--proj', '--data']) expect(stdout).toContain(word);
  });

  it('says what is wrong and what to do, without a stack trace, and fails', () => {
    const file = join(folder, 'wrong.json');
    writeFileSync(file, '{"type": "CityJSON", "version": "2.0", ');
    for (const [args, expected] of [
      [['fly'], '"fly"'], [['import', file], '--id'], [['import', file, '--id', 'x'], 'line 1, column 40'], [['import', '--wings'], '--wings'],
    ] as const) {
      const { status, stderr } = city(...args);
      expect(status).toBe(1);
      expect(stderr).toContain(expected);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  it('imports, sums up and lists', () => {
    const vertices = [[0, 0, 0], [10, 0, 0], [10, 10, 0], [0, 10, 0], [0, 0, 8], [10, 0, 8], [10, 10, 8], [0, 10, 8]].map(([x, y, z]) => [500_000 + x!, 5_600_000 + y!, z]);
    const boundaries = [[[0, 3, 2, 1]], [[4, 5, 6, 7]], [[0, 1, 5, 4]], [[1, 2, 6, 5]], [[2, 3, 7, 6]], [[3, 0, 4, 7]]];
    const file = join(folder, 'one.json');
    writeFileSync(file, JSON.stringify({
      type: 'CityJSON', version: '1.0', vertices,
      CityObjects: { a: { type: 'Building', geometry: [{ type: 'MultiSurface', lod: 2, boundaries }] }, b: { type: 'CityFurniture' } },
    }));
    const { status, stdout, stderr } = city('import', file, '--id', 'tiny', '--crs', 'EPSG:32632', '--name-zh', '小城');
    expect(stderr).toContain('Writing tiles');
    expect(stdout).toContain('tiny / 小城 (tiny): 1 buildings');
    expect(stdout).toContain('1 × CityFurniture, not drawn (b)');
    expect(stdout).toContain(join(folder, 'cities', 'tiny'));
    expect(stdout).toContain('credit: tiny');
    expect(stderr).toMatch(/whom to credit .* "tiny"[^]*--credit TEXT/);
    expect(status).toBe(0);
    expect(city('import', file, '--id', 'tiny', '--crs', 'EPSG:32632', '--credit', 'Land survey').stderr).not.toContain('whom to credit');
    expect(city('list').stdout).toContain('tiny');
  });
});
