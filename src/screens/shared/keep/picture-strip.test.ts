import { expect, test } from 'vitest';
import { flow, scaleBar } from './picture-strip';

test.each([[1, 160, 100], [0.7, 160, 100], [2.5, 160, 200], [40, 160, 5_000], [0.004, 160, 0.5]])(
  'at %f m per pixel a bar of at most %i pixels is %f m', (perPixel, most, metres) => {
    const bar = scaleBar(perPixel, most);
    expect(bar.metres).toBeCloseTo(metres, 9);
    expect(bar.pixels * perPixel).toBeCloseTo(metres, 9);
    expect(bar.pixels).toBeLessThanOrEqual(most);
    expect(bar.pixels).toBeGreaterThan(most * 0.39);
  },
);

test('credits go on as many lines as they need, none is broken or lost', () => {
  const length = (text: string): number => text.length;
  expect(flow(['aaa', 'bbb', 'cc', 'a long one', 'd'], 10, length)).toEqual(['aaa · bbb', 'cc', 'a long one', 'd']);
  expect(flow([], 10, length)).toEqual([]);
});
