import type { SearchResult } from '@/search';
import { expect, test } from 'vitest';
import { forgetRecent, readRecent, rememberRecent } from './recent-searches';

const storage = () => {
  const held = new Map<string, string>();
  return { getItem: (key: string) => held.get(key) ?? null, setItem: (key: string, value: string) => void held.set(key, value), removeItem: (key: string) => void held.delete(key) };
};
const street = (title: string): SearchResult => ({ kind: 'street', id: `way/${title}`, title, detail: '', class: 'primary', longitude: 71.4, latitude: 51.1, distance: 900 });

test('the last six choices of a city are remembered, the newest first, each once', () => {
  const browser = storage();
  for (const title of ['A', 'B', 'C', 'B', 'D', 'E', 'F', 'G']) rememberRecent(browser, 'astana', street(title));
  expect(readRecent(browser, 'astana').map(({ title }) => title)).toEqual(['G', 'F', 'E', 'D', 'B', 'C']);
  expect(readRecent(browser, 'delfshaven')).toEqual([]);
  forgetRecent(browser, 'astana');
  expect(readRecent(browser, 'astana')).toEqual([]);
});

test.each(['{', '[{"kind":"street"}]', '[{"kind":"spell","id":"x"}]', 'null', '{"length":1}'])('what is damaged counts as nothing: %s', (text) => {
  expect(readRecent({ getItem: () => text }, 'astana')).toEqual([]);
});
