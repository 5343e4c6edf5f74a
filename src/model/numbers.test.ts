import { expect, test } from 'vitest';
import { z } from 'zod';
import { numbersSchema } from './numbers';

const counts = numbersSchema((value) => Number.isInteger(value) && value >= 0, 'a whole number from 0');

test('numbers that fit pass as they are', () => {
  expect(counts.parse([0, 3, 12])).toEqual([0, 3, 12]);
  expect(counts.parse([])).toEqual([]);
});

test('the first number that does not fit is named by its place', () => {
  for (const wrong of [-1, 0.5, '3', null]) expect(counts.safeParse([1, wrong, -2]).error?.issues).toMatchObject([{ path: [1], message: 'a whole number from 0 needed' }]);
});

test('what is no list, or too short a one, is refused', () => {
  for (const wrong of [null, undefined, 'abc', { length: 1 }]) expect(counts.safeParse(wrong).success).toBe(false);
  const pair = numbersSchema(Number.isFinite, 'degrees', 2);
  expect(pair.safeParse([1]).error?.issues[0]?.message).toBe('a list of at least 2 numbers needed');
  expect(pair.parse([1, 2])).toEqual([1, 2]);
});

test('checks of the object around it do not see a list that was refused', () => {
  const row = z.strictObject({ values: counts }).refine(({ values }) => values.length === 2, { message: 'two values' });
  expect(row.safeParse({ values: null }).error?.issues).toMatchObject([{ path: ['values'] }]);
});
