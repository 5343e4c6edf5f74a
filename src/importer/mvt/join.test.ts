import { describe, expect, it } from 'vitest';
import { signedArea, type Point } from '../mesh/rings';
import { joinLines } from './join-lines';
import { joinPolygons } from './join-polygons';

const extent = 1000;
const areaOf = (polygons: Point[][][]): number => polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);

describe('polygons cut at tile edges', () => {
  it('become one again, without a trace of the cut', () => {
    const left: Point[][] = [[[900, 100], [1000, 100], [1000, 200], [900, 200]]];
    const right: Point[][] = [[[1000, 100], [1150, 100], [1150, 200], [1000, 200]]];
    const [polygon, ...others] = joinPolygons([left, right], extent);
    expect(others).toEqual([]);
    expect(polygon).toHaveLength(1);
    expect(polygon![0]).toHaveLength(4);
    expect(signedArea(polygon![0]!)).toBe(25_000);
  });

  it('join when rounding put the cut two units apart', () => {
    const left: Point[][] = [[[900, 100], [1000, 105], [1000, 200], [900, 200]]];
    const right: Point[][] = [[[1000, 107], [1150, 112], [1150, 200], [1000, 201]]];
    expect(joinPolygons([left, right], extent)).toHaveLength(1);
  });

  it('join around the corner of four tiles', () => {
    const cell = (x: number, y: number): Point[][] => [[[x, y], [x + 50, y], [x + 50, y + 50], [x, y + 50]]];
    const joined = joinPolygons([cell(950, 950), cell(1000, 950), cell(950, 1000), cell(1000, 1000)], extent);
    expect(joined).toHaveLength(1);
    expect(joined[0]![0]).toHaveLength(4);
    expect(areaOf(joined)).toBe(10_000);
  });

  it('get back the court that the seam ran through', () => {
    const left: Point[][] = [[[900, 100], [1000, 100], [1000, 120], [950, 120], [950, 180], [1000, 180], [1000, 200], [900, 200]]];
    const right: Point[][] = [[[1000, 100], [1100, 100], [1100, 200], [1000, 200], [1000, 180], [1050, 180], [1050, 120], [1000, 120]]];
    const joined = joinPolygons([left, right], extent);
    expect(joined).toHaveLength(1);
    expect(joined[0]).toHaveLength(2);
    expect(areaOf(joined)).toBe(20_000 - 6_000);
  });

  it('stay two where only one side reaches the seam', () => {
    const left: Point[][] = [[[900, 100], [1000, 100], [1000, 200], [900, 200]]];
    const right: Point[][] = [[[1000, 300], [1100, 300], [1100, 400], [1000, 400]]];
    expect(joinPolygons([left, right], extent)).toHaveLength(2);
  });

  it('join where the seam is only partly shared', () => {
    const left: Point[][] = [[[900, 100], [1000, 100], [1000, 200], [900, 200]]];
    const right: Point[][] = [[[1000, 150], [1100, 150], [1100, 250], [1000, 250]]];
    const joined = joinPolygons([left, right], extent);
    expect(joined).toHaveLength(1);
    expect(areaOf(joined)).toBe(20_000);
  });
});

describe('lines cut at tile edges', () => {
  it('become one again, in whatever order the tiles come', () => {
    const pieces: Point[][] = [[[2000, 50], [2100, 50]], [[900, 50], [1000, 50]], [[1000, 51], [1500, 50], [2000, 50]]];
    expect(joinLines(pieces, extent)).toEqual([[[900, 50], [1500, 50], [2100, 50]]]);
  });

  it('stay apart where they do not meet', () => {
    const pieces: Point[][] = [[[900, 50], [1000, 50]], [[1000, 80], [1100, 80]]];
    expect(joinLines(pieces, extent)).toEqual(pieces);
  });

  it('that go round stay a ring', () => {
    const pieces: Point[][] = [[[1000, 10], [900, 50], [1000, 90]], [[1000, 90], [1100, 50], [1000, 10]]];
    expect(joinLines(pieces, extent)).toEqual([[[1000, 10], [900, 50], [1100, 50], [1000, 10]]]);
  });
});
