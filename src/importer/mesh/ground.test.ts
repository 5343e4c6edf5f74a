import { describe, expect, it } from 'vitest';
import { createCityFrame, type Vec3 } from '@/geo';
import type { GroundPiece, LonLat } from '../content';
import { areaPieces, footprintArea } from './area';
import { ribbonPieces } from './ribbon';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });
const place = (x: number, y: number): LonLat => {
  const { longitude, latitude } = frame.fromLocal([x, y, 0]);
  return [longitude, latitude];
};
const point = (piece: GroundPiece, i: number): Vec3 => piece.positions.slice(i * 3, i * 3 + 3) as Vec3;

function areaOf(pieces: GroundPiece[]): number {
  return pieces.reduce((total, piece) => {
    let sum = 0;
    for (let t = 0; t < piece.indices.length; t += 3) {
      const [a, b, c] = piece.indices.slice(t, t + 3).map((i) => point(piece, i)) as [Vec3, Vec3, Vec3];
      sum += ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
    }
    return total + sum;
  }, 0);
}

/** Greatest distance in metres of a triangle's middle from `height` above the ellipsoid. */
function greatestSag(pieces: GroundPiece[], height: number): number {
  return Math.max(...pieces.flatMap((piece) => Array.from({ length: piece.indices.length / 3 }, (_, t) => {
    const corners = piece.indices.slice(t * 3, t * 3 + 3).map((i) => point(piece, i));
    const middle = [0, 1, 2].map((k) => corners.reduce((sum, corner) => sum + corner[k]!, 0) / 3) as Vec3;
    return Math.abs(frame.fromLocal(middle).height - height);
  })));
}

describe('areas', () => {
  const lake = [
    [place(-4_000, -4_000), place(4_000, -4_000), place(4_000, 4_000), place(-4_000, 4_000)],
    [place(-1_000, -1_000), place(-1_000, 1_000), place(1_000, 1_000), place(1_000, -1_000)],
  ];

  it('know their size', () => {
    expect(footprintArea(lake) / 60e6).toBeCloseTo(1, 2);
  });

  it('keep their size when cut, and follow the ellipsoid within a quarter of a metre', () => {
    const pieces = areaPieces(frame, lake, 'water', 0.3);
    expect(pieces.length).toBeGreaterThan(20);
    expect(areaOf(pieces) / 60e6).toBeCloseTo(1, 4);
    expect(greatestSag(pieces, 0.3)).toBeLessThan(0.25);
    expect(pieces.every(({ area }) => area === pieces[0]!.area)).toBe(true);
  });

  it('smaller than a square are not cut', () => {
    const pond = [[place(10, 10), place(60, 10), place(60, 60), place(10, 60)]];
    expect(areaPieces(frame, pond, 'water', 0).length).toBeLessThanOrEqual(2);
    expect(areaOf(areaPieces(frame, pond, 'water', 0))).toBeCloseTo(2_500, 0);
  });
});

describe('ribbons', () => {
  it('are as wide as asked, with the side pointing from the centre to the edge', () => {
    const pieces = ribbonPieces(frame, [place(0, 0), place(100, 0)], 'primary', 14, 0.9, false);
    expect(areaOf(pieces)).toBeCloseTo(1_400, 2);
    const [piece] = pieces;
    for (let i = 0; i < piece!.positions.length / 3; i++) {
      const [x, y, z, half] = piece!.sides.slice(i * 4, i * 4 + 4) as [number, number, number, number];
      expect([x, y, z, half]).toEqual([expect.closeTo(0, 3), expect.closeTo(Math.sign(point(piece!, i)[1]), 5), 0, 7]);
    }
  });

  it('keep their width through a bend', () => {
    const pieces = ribbonPieces(frame, [place(0, 0), place(100, 0), place(100, 100)], 'local', 6, 0.6, false);
    expect(areaOf(pieces)).toBeCloseTo(1_200, 1);
  });

  it('end in half circles when round', () => {
    const flat = areaOf(ribbonPieces(frame, [place(0, 0), place(100, 0)], 'local', 6, 0.6, false));
    const round = areaOf(ribbonPieces(frame, [place(0, 0), place(100, 0)], 'local', 6, 0.6, true));
    expect(round - flat).toBeGreaterThan(0.85 * Math.PI * 9);
    expect(round - flat).toBeLessThan(Math.PI * 9);
  });

  it('longer than a kilometre come in pieces that follow the ellipsoid', () => {
    const pieces = ribbonPieces(frame, [place(-5_000, 2_000), place(5_000, 2_000)], 'motorway', 15, 1, true);
    expect(pieces.length).toBeGreaterThanOrEqual(10);
    expect(greatestSag(pieces, 1)).toBeLessThan(0.25);
  });

  it('of a single place are nothing', () => {
    expect(ribbonPieces(frame, [place(0, 0), place(0, 0)], 'local', 6, 0.6, true)).toEqual([]);
  });

  it('turn back on themselves without spikes', () => {
    const [piece] = ribbonPieces(frame, [place(0, 0), place(100, 0), place(0, 1)], 'path', 2, 0.5, false);
    expect(Math.max(...piece!.positions.filter((_, i) => i % 3 === 0))).toBeLessThan(103);
  });
});
