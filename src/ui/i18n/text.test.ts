import { describe, expect, test } from 'vitest';
import { textFor } from './text';
import { en, zh } from './texts';

type Tree = { readonly [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): [key: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`)));

const values = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

const stems = (tree: Tree): Set<string> => new Set(leaves(tree).map(([key]) => key.replace(/_(one|other)$/, '')));

describe('texts', () => {
  test('both languages have the same keys', () => {
    expect([...stems(en)].sort()).toEqual([...stems(zh)].sort());
  });

  test('a translation names the same values as the original', () => {
    const chinese = new Map(leaves(zh));
    const original = leaves(en).filter(([key]) => !key.endsWith('_one'));
    expect(original.map(([key]) => [key, values(chinese.get(key) ?? '')])).toEqual(original.map(([key, text]) => [key, values(text)]));
  });

  test('no Chinese text is left in English', () => {
    expect(leaves(zh).filter(([, text]) => !/\p{scx=Han}|\{\{/u.test(text))).toEqual([]);
  });
});

describe('text of a language', () => {
  const [english, chinese] = [textFor('en'), textFor('zh')];

  test('plural forms follow the language', () => {
    expect(english.t('link.screens', { count: 1 })).toBe('1 screen');
    expect(english.t('link.screens', { count: 4 })).toBe('4 screens');
    expect(chinese.t('link.screens', { count: 1 })).toBe('1 块屏幕');
  });

  test('a duration is given in its largest whole unit', () => {
    expect(english.duration(59_000)).toBe('under a minute');
    expect(english.duration(90 * 60_000)).toBe('1 h');
    expect(chinese.duration(3 * 86_400_000)).toBe('3 天');
    expect(chinese.t('layers.request.timeLeft', { duration: chinese.duration(7 * 3_600_000) })).toBe('剩余 7 小时');
  });

  test('time of day is that of the city, in 24 hours', () => {
    const midnightInAstana = Date.UTC(2025, 5, 1, 19, 0);
    expect(english.time(midnightInAstana, { timeZone: 'Asia/Almaty' })).toBe('00:00');
    expect(chinese.time(midnightInAstana, { timeZone: 'Asia/Almaty', seconds: true })).toBe('00:00:00');
  });

  test('a name the catalogue knows is translated, any other stays as written', () => {
    expect([chinese.name('Pothole'), chinese.name('Dirty Alley'), english.name('Pothole')]).toEqual(['路面坑洞', 'Dirty Alley', 'Pothole']);
  });
});
