import { describe, expect, it } from 'vitest';
import type { LonLatPolygon } from '../content';
import { ImportReport } from '../progress';
import { metresIn, numberIn, riseOf } from './heights';

const footprint = (side: number): LonLatPolygon => {
  const step = side / 111_320;
  return [[[0, 0], [step, 0], [step, step], [0, step]]];
};
const rise = (tags: Record<string, string>, side = 10) => {
  const report = new ImportReport();
  return { ...riseOf('way/1', tags, footprint(side), report), notes: report.notes };
};

describe('numbers in tags', () => {
  it.each([['9', 9], ['5;9', 9], ['5 эт', 5], ['2,5', 2.5], [' 12 ', 12], ['abc', null], ['', null], [';7', 7], ['-2', -2]])('%j is %s', (text, value) => {
    expect(numberIn(text)).toBe(value);
  });

  it.each([['35.4', 35.4], ['12 m', 12], ["40'", 12.192], ['100 ft', 30.48], ['high', null]])('%j is %s metres', (text, value) => {
    expect(metresIn(text)).toBe(value);
  });
});

describe('a building rises', () => {
  it('by its height before its storeys', () => {
    expect(rise({ height: '97', 'building:levels': '30' })).toMatchObject({ top: 97, levels: 30, levelsFrom: 'counted', known: true });
  });

  it('by three metres a storey and the roof', () => {
    expect(rise({ 'building:levels': '5', 'roof:levels': '1' })).toMatchObject({ top: 18, levels: 5, levelsFrom: 'counted' });
  });

  it('by what its kind suggests, then its size', () => {
    expect(rise({ building: 'apartments' })).toMatchObject({ top: 27, levels: 9, levelsFrom: 'estimated', known: false });
    expect(rise({ building: 'yes' }, 10)).toMatchObject({ levels: 1 });
    expect(rise({ building: 'yes' }, 50)).toMatchObject({ levels: 3 });
  });

  it('from its lowest storey', () => {
    expect(rise({ height: '105', 'building:min_level': '30' })).toMatchObject({ bottom: 90, top: 105 });
    expect(rise({ height: '10', min_height: '20' })).toMatchObject({ bottom: 0, top: 10 });
  });

  it.each(['abc', '0', '-3', '900'])('from its kind when the storeys are %j, and says so', (levels) => {
    const { top, notes } = rise({ building: 'house', 'building:levels': levels });
    expect(top).toBe(3);
    expect(notes).toEqual([{ reason: expect.stringContaining('building:levels'), count: 1, examples: [`way/1: building:levels=${levels}`] }]);
  });
});
