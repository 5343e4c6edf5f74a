import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './texts';

type Tree = { readonly [key: string]: string | Tree };

const keysOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [path + key] : keysOf(value, `${path}${key}.`)));

test('every text is used somewhere, by its whole key or by a template that begins like it', () => {
  const src = join(import.meta.dirname, '../..');
  const source = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => readFileSync(join(src, path), 'utf8'))
    .join('\n');
  const isUsed = (key: string): boolean =>
    source.includes(`'${key}'`) || key.split('.').some((_, i, parts) => i > 0 && source.includes(`\`${parts.slice(0, i).join('.')}.\${`));
  const keys = new Set(keysOf(en).map((key) => key.replace(/_(one|other)$/, '')));
  expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
});
