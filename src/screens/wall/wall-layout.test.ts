import { describe, expect, test } from 'vitest';
import { fitBlocks, stackBlocks, stretchBlocks, wallLayout, type Area, type WallFace } from './wall-layout';

const capital = 0.727;
const face = (changes: Partial<WallFace> = {}): WallFace => ({ rows: 1, columns: 2, missing: [], panel: { width: 1920, height: 1080 }, bezel: { x: 0, y: 0 }, ...changes });
const areasOf = (of: WallFace): Area[] => {
  const { left, right, ticker, caption, legend, card } = wallLayout(of);
  return [...left, ...right, ...ticker, caption, legend, card];
};

describe('wall layout', () => {
  test('1.25 mm pixels read from 10 m give capitals of 46 px', () => {
    const { text } = wallLayout(face({ mmPerPixel: 1.25, distanceM: 10 }));
    expect(Math.abs(text * capital - 46.5)).toBeLessThan(0.6);
  });

  test('a wall without a description is as that one when it has 1,080 lines, and scales with its height', () => {
    expect(wallLayout(face()).text).toBe(64);
    expect(wallLayout(face({ columns: 4, panel: { width: 3840, height: 2160 } })).text).toBe(128);
  });

  test('the smallest text keeps 16 minutes of arc', () => {
    const { small } = wallLayout(face({ mmPerPixel: 1.25, distanceM: 10 }));
    expect(small * capital).toBeGreaterThan(36.5);
  });

  test('one window of 7,680 × 2,160 reads as a wall of that size, with news in two places', () => {
    const { text, left, ticker } = wallLayout(face({ columns: 1, panel: { width: 7_680, height: 2_160 } }));
    expect(text).toBe(128);
    expect(left[0]!.width).toBeLessThanOrEqual(7_680 * 0.22);
    expect(ticker).toHaveLength(2);
  });

  const walls: [string, WallFace][] = [
    ...[[1, 1], [1, 2], [2, 2], [3, 4], [2, 6], [1, 12], [4, 1]].map(([rows, columns]): [string, WallFace] => [`${rows} × ${columns}`, face({ rows, columns, bezel: { x: 12, y: 20 } })]),
    ['an L', face({ rows: 2, columns: 3, missing: ['0,0', '0,1'], bezel: { x: 5, y: 5 } })],
    ['one without its middle', face({ rows: 3, columns: 3, missing: ['1,1', '0,2', '2,0'], bezel: { x: 30, y: 0 } })],
    ['a tower on a base', face({ rows: 3, columns: 4, missing: ['0,0', '0,1', '0,2', '1,0', '1,3'] })],
    ['one without its upper row', face({ rows: 2, columns: 2, missing: ['0,0', '0,1'] })],
  ];
  test.each(walls)('every area of %s lies inside one panel that is there', (_, wall) => {
    const { panel, bezel } = wall;
    for (const area of areasOf(wall)) {
      const row = Math.floor(area.top / (panel.height + bezel.y));
      const column = Math.floor(area.left / (panel.width + bezel.x));
      expect(wall.missing).not.toContain(`${row},${column}`);
      expect(area.left + area.width).toBeLessThanOrEqual(column * (panel.width + bezel.x) + panel.width);
      expect(area.top + area.height).toBeLessThanOrEqual(row * (panel.height + bezel.y) + panel.height);
    }
  });

  test.each(walls)('the ends of the band of %s are on panels, and no two areas of one panel share a place', (_, wall) => {
    const { band, left, right, ticker, card, text, small, width } = wallLayout(wall);
    const gone = (x: number): boolean => wall.missing.includes(`${Math.floor(band.top / (wall.panel.height + wall.bezel.y))},${Math.floor(x / (wall.panel.width + wall.bezel.x))}`);
    expect(gone(band.left + 1)).toBe(false);
    expect(gone(band.left + band.width - 1)).toBe(false);
    const areas = [...left, ...right];
    const news = ticker.map((area): Area => ({ ...area, top: area.top + area.height - small * 4.6, height: small * 4.6 }));
    areas.push(...news, card);
    const overlap = (a: Area, b: Area): boolean => a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
    areas.forEach((a, i) => areas.slice(i + 1).forEach((b) => expect(overlap(a, b)).toBe(false)));
    for (const area of [...left, ...right]) {
      expect(area.width).toBeLessThanOrEqual(width * 0.22);
      expect(area.width).toBeGreaterThanOrEqual(text * 10.5);
    }
  });
});

describe('blocks of a column', () => {
  const areas: Area[] = [{ left: 5, top: 100, width: 50, height: 200 }, { left: 7, top: 400, width: 50, height: 300 }];

  test('go down one area and on in the next, none across its end', () => {
    expect(stackBlocks([90, 90, 90, 150], areas, 10)).toEqual([{ left: 5, top: 100 }, { left: 5, top: 200 }, { left: 7, top: 400 }, { left: 7, top: 500 }]);
  });

  test('one that fits nowhere is left out and leaves the room to the next', () => {
    expect(stackBlocks([150, 500, 40], areas, 10)).toEqual([{ left: 5, top: 100 }, null, { left: 5, top: 260 }]);
  });

  test('the one worth least gives way to the others, whatever its place', () => {
    expect(fitBlocks([150, 200, 90], [areas[1]!], 10, [0, 2, 1])).toEqual([{ left: 7, top: 400 }, null, { left: 7, top: 560 }]);
    expect(fitBlocks([90, 90, 90, 150], areas, 10, [0, 1, 2, 3])).toEqual(stackBlocks([90, 90, 90, 150], areas, 10));
  });

  test('grow so that the last ends with its area, unless there are few', () => {
    const heights = [60, 60, 100];
    const places = stackBlocks(heights, areas, 10);
    expect(stretchBlocks(heights, places, areas)).toEqual([{ left: 5, top: 100, stretch: 35 }, { left: 5, top: 205, stretch: 35 }, { left: 7, top: 400, stretch: 0 }]);
  });
});
