import { expect, test } from 'vitest';
import { clearOf, isCovered, sameMarks } from './pin-marks';
import type { Pin } from './source';

const covers = { whole: { left: 0, top: 0, right: 3_840, bottom: 1_080 }, areas: [{ left: 0, top: 0, right: 3_840, bottom: 100 }] };
const pin = (id: string, north: number, selected = false): Pin => ({ id, position: [0, north, 0], category: 'road', phase: 'waiting', limit: null, selected, properties: {} });

test('a pin the band would cut is covered, one that stands free of it is not', () => {
  expect(isCovered({ x: 500, y: 160 }, 46, covers)).toBe(true);
  expect(isCovered({ x: 500, y: 180 }, 46, covers)).toBe(false);
  expect(isCovered(null, 46, covers)).toBe(false);
});

test('a pin the edge of the whole picture would cut is covered, on one window of it or another', () => {
  expect(isCovered({ x: 500, y: 1_079 }, 46, covers)).toBe(false);
  expect(isCovered({ x: 500, y: 1_081 }, 46, covers)).toBe(true);
  expect(isCovered({ x: 3_830, y: 600 }, 46, covers)).toBe(true);
});

test('covered pins are left out, but never the selected one', () => {
  const pins = [pin('near', 10), pin('far', 900), pin('chosen', 900, true)];
  expect(clearOf({ pins, clusters: [] }, ([, north]) => north > 500).pins.map(({ id }) => id)).toEqual(['near', 'chosen']);
  expect(clearOf({ pins, clusters: [] }, null).pins).toBe(pins);
});

test('marks are the same in any order, and differ by place', () => {
  const mark = (north: number) => ({ position: [0, north, 0] as const, width: 30, height: 45 });
  expect(sameMarks([mark(1), mark(2)], [mark(2), mark(1)])).toBe(true);
  expect(sameMarks([mark(1)], [mark(2)])).toBe(false);
});
