import { describe, expect, test } from 'vitest';
import { readBookmarkFile, readBookmarks, writeBookmarkFile, type Bookmark } from './bookmark';
import { added, moved, removed, renamed, restored } from './bookmark-list';

const mark = (id: string, name = id): Bookmark => ({
  id, name, createdAt: 1, thumbnail: 'data:image/webp;base64,AAAA',
  saved: {
    view: { longitude: 71, latitude: 51, height: 600, bearing: 0, pitch: 60, roll: 0, fovy: 45 }, clock: { mode: 'live' }, layers: {}, filters: {}, selection: null, region: null,
  },
});
const list = [mark('a'), mark('b'), mark('c')];
const ids = (bookmarks: readonly Bookmark[]): string => bookmarks.map(({ id }) => id).join('');

describe('a list of bookmarks', () => {
  test('takes new ones in front and renews the ones it has', () => {
    const next = added([mark('d'), mark('b', 'newer'), mark('d')])(list);
    expect([ids(next), next[2]!.name]).toEqual(['dabc', 'newer']);
  });

  test('is put in order one at a time, and a place beyond its ends is none', () => {
    expect([0, 1, 2].map((place) => ids(moved('c', place)(list)))).toEqual(['cab', 'acb', 'abc']);
    expect([ids(moved('a', 2)(list)), ids(moved('a', -1)(list)), ids(moved('c', 3)(list)), ids(moved('x', 0)(list))]).toEqual(['bca', 'abc', 'abc', 'abc']);
  });

  test('gives a deleted one back at its place', () => {
    expect(ids(restored(list[1]!, 1)(removed('b')(list)))).toBe('abc');
    expect(ids(restored(list[2]!, 9)(removed('c')(list)))).toBe('abc');
  });

  test('keeps a name that would be empty, and cuts an endless one', () => {
    expect(renamed('a', '  ')(list)[0]!.name).toBe('a');
    expect(renamed('a', ` ${'x'.repeat(500)}`)(list)[0]!.name).toHaveLength(120);
  });
});

describe('kept bookmarks', () => {
  test('that cannot be read are told apart from those that can', () => {
    const broken = { ...mark('x'), saved: { ...mark('x').saved, view: { latitude: 300 } } };
    expect(readBookmarks([list[0], broken, 'text', list[0]])).toEqual({ good: [list[0]], bad: [broken, 'text', list[0]] });
    expect(readBookmarks(undefined)).toEqual({ good: [], bad: [] });
    expect(readBookmarks('gone wrong')).toEqual({ good: [], bad: ['gone wrong'] });
  });

  test.each(['https://elsewhere.example/x.png', 'data:image/svg+xml;base64,AAAA', 'data:text/html;base64,AAAA', 'javascript:alert(1)'])('with the picture %s are refused', (thumbnail) => {
    expect(readBookmarks([{ ...mark('a'), thumbnail }]).good).toEqual([]);
  });
});

describe('a bookmark file', () => {
  test('is read as it was written', () => {
    expect(readBookmarkFile(writeBookmarkFile('astana', list))).toEqual({ ok: true, city: 'astana', bookmarks: list });
  });

  test.each([
    ['{"format":', /JSON|end of/i],
    ['[]', /file/],
    ['{"format":"metroscope-bookmarks","version":2,"city":"astana","bookmarks":[]}', /version/],
    [writeBookmarkFile('astana', list).replace('"latitude": 51', '"latitude": 151'), /bookmarks\.0\.saved\.view\.latitude/],
  ])('that is none says where: %s', (text, where) => {
    expect(readBookmarkFile(text)).toMatchObject({ ok: false, why: expect.stringMatching(where) as string });
  });
});
