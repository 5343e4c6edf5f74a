import { describe, expect, test } from 'vitest';
import { blocksPerRow, wallLayout } from './wall-layout';

const capital = 0.727;

describe('wall layout', () => {
  test('1.25 mm pixels read from 10 m give capitals of 46 px', () => {
    const { text } = wallLayout({ rows: 1, columns: 2 }, 1920, 1080, { mmPerPixel: 1.25, distanceM: 10 });
    expect(Math.abs(text * capital - 46.5)).toBeLessThan(0.6);
  });

  test('a wall without a description is as that one when it has 1,080 lines, and scales with its height', () => {
    expect(wallLayout({ rows: 1, columns: 2 }, 1920, 1080).text).toBe(64);
    expect(wallLayout({ rows: 1, columns: 4 }, 3840, 2160).text).toBe(128);
  });

  test('the smallest text keeps 16 minutes of arc', () => {
    const { small } = wallLayout({ rows: 1, columns: 2 }, 1920, 1080, { mmPerPixel: 1.25, distanceM: 10 });
    expect(small * capital).toBeGreaterThan(36.5);
  });

  test.each([[1, 1], [1, 2], [2, 2], [3, 4], [2, 6], [1, 12]])('a column of a %i × %i wall stays inside one panel and 22 %%', (rows, columns) => {
    const { column, width } = wallLayout({ rows, columns }, 1920, 1080);
    expect(column).toBeLessThan(1920);
    expect(column).toBeLessThanOrEqual(width * 0.22);
  });
});

describe('blocks of a column', () => {
  test('keep their order and none is lost', () => {
    expect(blocksPerRow(['a', 'b', 'c'], 2).map(({ group }) => group)).toEqual([['a', 'b'], ['c']]);
    expect(blocksPerRow(['a'], 3).map(({ group }) => group)).toEqual([['a'], [], []]);
  });
});
