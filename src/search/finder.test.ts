import type { Region } from '@/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { astanaGazetteer } from '../../test/astana-gazetteer';
import { createFinder, type Finder } from './finder';
import type { SearchOptions, SearchResult } from './result';

const square = (id: string, level: Region['level'], en: string, zh: string, west: number, south: number, size: number): Region => ({
  id, level, parent: null, name: { en, zh }, extent: [west, south, west + size, south + size], centre: [west + size / 2, south + size / 2],
  polygons: [[[[west, south], [west + size, south], [west + size, south + size], [west, south + size]]]], counts: { buildings: 1, streets: 1 },
});
const regions = [
  square('c02', 'county', 'Left Bank County', '左岸县', 71.3, 51.05, 0.13),
  square('c02-t03', 'township', 'Water-Green Township', '水绿镇', 71.42, 51.12, 0.02),
];

let finder: Finder;
beforeAll(async () => {
  finder = createFinder(await astanaGazetteer(), regions);
}, 60_000);

const find = (text: string, options: Partial<SearchOptions> = {}): SearchResult[] => finder.find(text, { limit: 20, language: 'en', ...options });
const first = (text: string, options: Partial<SearchOptions> = {}): string => {
  const [result] = find(text, options);
  return result ? `${result.kind} ${result.title}` : 'nothing';
};

describe('a name is found', () => {
  it.each([
    ['as it is written', 'проспект Республики', 'street проспект Республики'],
    ['without the word for street, in any case', 'РЕСПУБЛИКИ', 'street проспект Республики'],
    ['in Latin letters', 'respubliki', 'street проспект Республики'],
    ['in English, where it has an English name', 'Kabanbay', 'street Kabanbay Batyr Avenue'],
    ['in Kazakh letters', 'Қабанбай батыр', 'street Kabanbay Batyr Avenue'],
    ['in the Kazakh Latin alphabet', 'Qabanbai batyr', 'street Kabanbay Batyr Avenue'],
    ['by its beginning', 'кабан', 'street Kabanbay Batyr Avenue'],
    ['with letters swapped', 'кабнабай', 'street Kabanbay Batyr Avenue'],
    ['with a letter left out', 'байтрек', 'building Bayterek'],
    ['with a wrong letter', 'хан шатер', 'building Khan Shatyr'],
    ['in one word for two', 'ханшатыр', 'building Khan Shatyr'],
    ['in two words for one', 'сары арка', 'street проспект Сарыарка'],
    ['with its words in another order', 'avenue turan', 'street Turan Avenue'],
    ['with two scripts mixed', 'khan Шатыр', 'building Khan Shatyr'],
    ['where the source mixes alphabets in one word', 'Шакарим', 'street проспект Шaкaрим Кудайбердыулы'],
    ['in Chinese', '阿斯塔納', 'place Astana'],
    ['in Chinese, of characters in another form', '阿斯塔纳', 'place Astana'],
    ['with its number', 'школа 68', 'place Школа №68'],
  ])('%s: %s', (_, text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it('by an old one, and then says what it is called', () => {
    expect(find('улица Алихана Букейхана', { limit: 3 }).map(({ title }) => title)).toContain('улица Азербайжана Мамбетова');
  });

  it('and what is nothing finds nothing', () => {
    expect(['', ' ', '…', 'xyzqwv', 'xyzqwv 12'].map((text) => find(text))).toEqual([[], [], [], [], []]);
  });
});

describe('a house is found', () => {
  it.each(['проспект Республики 12/4', '12/4, проспект Республики', '12/4 Respubliki', 'respubliki ave., 12/4', 'пр. Республики д. 12/4', 'Республики № 12/4', 'респблики 12/4'])('as %s', (text) => {
    expect(first(text)).toBe('address проспект Республики 12/4');
    expect(find(text)[0]!.id).toMatch(/^(way|relation)\/\d+$/);
  });

  it('whose number has a part, however that is written', () => {
    for (const text of ['Республики 12к6', 'Республики 12 к6', 'Республики 12 корпус 6', '12K6 respubliki']) expect(first(text)).toBe('address проспект Республики 12к6');
    expect(first('Республики 10 б')).toBe('address проспект Республики 10Б');
  });

  it('by the English name of its street', () => {
    expect(first('60 Kabanbay Batyr Avenue')).toBe('address Kabanbay Batyr Avenue 60');
  });

  it('by the beginning of its number after those that have it whole, each number once', () => {
    const titles = find('Кабанбай батыра 60').filter(({ kind }) => kind === 'address').map(({ title }) => title);
    expect(titles[0]).toBe('Kabanbay Batyr Avenue 60');
    expect(titles.slice(1).every((title) => title.startsWith('Kabanbay Batyr Avenue 60'))).toBe(true);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('or else its street', () => {
    expect(first('Республики 999')).toBe('street проспект Республики');
  });

  it('never for a street that is a number', () => {
    expect(find('улица 191').map(({ kind }) => kind)).not.toContain('address');
  });
});

describe('of several', () => {
  it('the exact name comes before its beginnings, those before misspellings', () => {
    const titles = find('Тулпар', { language: 'zh', limit: 40 }).map(({ title }) => title.toLowerCase());
    const rank = (part: string): number => titles.findIndex((title) => title.includes(part));
    expect(rank('тулпар')).toBe(0);
    const kinds = find('абай').map(({ title }) => title);
    expect(kinds.indexOf('Абай')).toBeLessThan(kinds.indexOf('проспект Абая'));
  });

  it('the important one comes first: the tower before the stop named after it', () => {
    expect(find('хан шатыр').map(({ kind }) => kind)).toEqual(['building', 'place', 'place']);
    expect(first('абая')).toBe('street проспект Абая');
  });

  it('the nearer one comes first where they are alike', () => {
    const shop = (near: SearchOptions['near']): SearchResult => find('small', { near }).find(({ title, kind }) => title === 'Small' && kind === 'place')!;
    expect(shop({ longitude: 71.4401, latitude: 51.1694 }).longitude).toBeCloseTo(71.4401, 3);
    expect(shop({ longitude: 71.4043, latitude: 51.1743 }).longitude).toBeCloseTo(71.4043, 3);
  });

  it('no more than asked for', () => {
    expect(find('улица', { limit: 7 })).toHaveLength(7);
  });
});

it('places of a kind are found by a word for it, in three languages', () => {
  for (const text of ['hotel', '酒店', 'гостиница']) expect(find(text, { limit: 5 }).map((result) => result.class)).toEqual(Array(5).fill('lodging'));
});

describe('regions', () => {
  it('are found in both languages, by some of their characters', () => {
    for (const text of ['water-green', 'Water Green Township', '水绿镇', '水绿']) expect(find(text)[0]).toMatchObject({ kind: 'region', id: 'c02-t03', class: 'township' });
    expect(first('左岸', { language: 'zh' })).toBe('region 左岸县');
  });

  it('say where a place is', () => {
    expect(find('байтерек')[0]!.detail).toBe('Астана-Байтерек · Water-Green Township');
    expect(find('байтерек', { language: 'zh' })[0]).toMatchObject({ title: 'Астана-Байтерек', detail: '水绿镇' });
  });
});

it('a city without names is searched in vain, not in error', () => {
  expect(createFinder(null, []).find('anything', { limit: 5, language: 'en' })).toEqual([]);
});

it('a street of which only houses are known is found by its first ones, misspelled too', () => {
  const houses = Array.from({ length: 9 }, (_, i): [string, number, number, string] => [`${i + 1}`, 13.37, 52.5, `b${i}`]);
  const city = createFinder({ places: [], streets: [], addresses: [{ street: 'Potsdamer Platz', houses }] }, regions);
  const found = (text: string): string[] => city.find(text, { limit: 20, language: 'en' }).map(({ kind, title }) => `${kind} ${title}`);
  expect(found('potsdmer platz')).toEqual(['address Potsdamer Platz 1', 'address Potsdamer Platz 2', 'address Potsdamer Platz 3', 'address Potsdamer Platz 4', 'address Potsdamer Platz 5']);
  expect(found('potsdamer platz 9')[0]).toBe('address Potsdamer Platz 9');
});
