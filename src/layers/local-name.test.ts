import { expect, test } from 'vitest';
import { nameIn } from './local-name';

test('a name is the reader\u2019s where there is one, else the local one', () => {
  expect(nameIn({ '': 'Ишим', en: 'Ishim River', kk: 'Есіл' }, 'en')).toBe('Ishim River');
  expect(nameIn({ '': 'Ишим', en: 'Ishim River', kk: 'Есіл' }, 'zh')).toBe('Ишим');
  expect(nameIn({}, 'en')).toBe('');
});

test('a local name in two languages is said in the first', () => {
  const names = { '': 'Ақорда резиденциясы Дворец Президента', en: 'Ak Orda Presidential Palace', kk: 'Ақорда резиденциясы', ru: 'Резиденция Акорда' };
  expect(nameIn(names, 'zh')).toBe('Ақорда резиденциясы');
  expect(nameIn({ '': 'Астана Молл', kk: 'Астана' }, 'zh')).toBe('Астана Молл');
});
