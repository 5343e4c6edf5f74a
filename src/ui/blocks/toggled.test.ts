import { expect, test } from 'vitest';
import { toggled } from './toggled';

test('what is opened stays open; what was opened longest ago gives way; a second press closes', () => {
  expect(toggled(['layers'], 'alerts', 1)).toEqual(['alerts']);
  expect(toggled(['layers', 'regions'], 'alerts', 2)).toEqual(['alerts', 'layers']);
  expect(toggled(['alerts', 'layers'], 'alerts', 2)).toEqual(['layers']);
  expect(toggled([], 'alerts', 2)).toEqual(['alerts']);
});
