import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findBreaches } from '../scripts/find-breaches';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function breachesOf(files: Record<string, string>): string[] {
  const src = mkdtempSync(join(tmpdir(), 'import-table-'));
  made.push(src);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(src, path)), { recursive: true });
    writeFileSync(join(src, path), text);
  }
  return findBreaches(src);
}

describe('the import table', () => {
  it('holds for src', () => {
    expect(findBreaches(join(import.meta.dirname, '../src'))).toEqual([]);
  });

  it('lets a folder import what its line names, through the index', () => {
    expect(breachesOf({ 'geo/x.ts': "import type { A } from '@/model';", 'model/index.ts': 'export type A = 1;' })).toEqual([]);
  });

  it.each([
    ['a folder its line does not name', "import { a } from '@/state';", 'may not import state'],
    ['the inside of a folder', "import { a } from '@/model/a';", 'through its index only'],
    ['a neighbour by a relative path', "import { a } from '../model';", 'through its alias'],
    ['its own folder by the alias', "import { a } from '@/geo';", 'the path is relative'],
    ['a file that is not there', "import { a } from './gone';", 'no such file'],
    ['a path out of src', "import { a } from '../../x';", 'out of src'],
    ['a package another folder owns', "import { Scene } from 'three';", "'three' belongs to"],
    ['Node in the browser', "import { join } from 'node:path';", 'no Node modules'],
    ['by export … from', "export * from '@/state';", 'may not import state'],
    ['by import()', "const a = () => import('@/state');", 'may not import state'],
    ['by an import type', "export type B = import('@/state').A;", 'may not import state'],
    ['as a worker', "const w = new Worker(new URL('../state/index.ts', import.meta.url));", 'may not import state'],
  ])('refuses %s', (_, source, reason) => {
    const others = { 'model/index.ts': "export * from './a';", 'model/a.ts': 'export const a = 1;', 'state/index.ts': 'export const a = 1;' };
    const breaches = breachesOf({ ...others, 'geo/index.ts': 'export const g = 1;', 'geo/x.ts': `// first line\n${source}` });
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain('src/geo/x.ts:2');
    expect(breaches[0]).toContain(reason);
  });

  it('keeps the three engines apart', () => {
    const breaches = breachesOf({
      'stage/cesium/a.ts': "import { b } from '../deck/b';",
      'stage/deck/b.ts': 'export const b = 1;',
    });
    expect(breaches).toEqual([expect.stringContaining('stage/cesium may not import stage/deck')]);
  });

  it('refuses a folder that is not in it', () => {
    expect(breachesOf({ 'helpers/a.ts': '' })).toEqual([expect.stringContaining('no folder of the import table')]);
  });

  it('refuses a cycle between files', () => {
    const breaches = breachesOf({ 'geo/a.ts': "import './b';", 'geo/b.ts': "import './c';", 'geo/c.ts': "import './b';" });
    expect(breaches).toEqual(['a cycle of imports: src/geo/b.ts → src/geo/c.ts → src/geo/b.ts']);
  });

  it('lets a worker share types with who starts it', () => {
    const files = { 'geo/a.ts': "new Worker(new URL('./b.ts', import.meta.url));", 'geo/b.ts': "import type { A } from './a';" };
    expect(breachesOf(files)).toEqual([]);
  });
});
