import { expect, it } from 'vitest';
import { jsonErrorPlace } from './json-error';

it.each([
  ['', 1, 1],
  ['{"a": 1,\n "b": }', 2, 7],
  ['{"a": [1, 2', 1, 12],
  ['[1, 2]]', 1, 7],
  ['{"a" 1}', 1, 6],
  ['{"a": "x\ny"}', 1, 7],
  ['{"a": 1,}', 1, 9],
  ['{\n  "a": [\n    {"b": tru}\n  ]\n}', 3, 11],
  ['<html>', 1, 1],
  ['[01]', 1, 3],
])('%j goes wrong at line %d, column %d', (text, line, column) => {
  expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  expect(jsonErrorPlace(text)).toEqual({ line, column });
});
