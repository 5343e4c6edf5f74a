import { describe, expect, it } from 'vitest';
import { fromEcef, semiMajorAxis, toDegrees, toEcef, toRadians } from './ellipsoid';

const polarRadius = 6_356_752.314245179;

describe('WGS-84', () => {
  it('puts the equator on the semi-major axis and the poles on the semi-minor axis', () => {
    expect(toEcef({ longitude: 0, latitude: 0, height: 0 })).toEqual([semiMajorAxis, 0, 0]);
    const [x, y, z] = toEcef({ longitude: 90, latitude: 0, height: 10 });
    expect([Math.abs(x) < 1e-9, y, z]).toEqual([true, semiMajorAxis + 10, 0]);
    expect(toEcef({ longitude: 0, latitude: -90, height: 0 })[2]).toBeCloseTo(-polarRadius, 8);
  });

  it('puts 45° north where N·cos φ and N(1−e²)·sin φ put it', () => {
    const [x, , z] = toEcef({ longitude: 0, latitude: 45, height: 0 });
    expect(x).toBeCloseTo(4_517_590.878849, 5);
    expect(z).toBeCloseTo(4_487_348.408866, 5);
  });

  it('raises a point along the surface normal', () => {
    const low = toEcef({ longitude: 0, latitude: 30, height: 0 });
    const high = toEcef({ longitude: 0, latitude: 30, height: 1_000 });
    expect(high[0] - low[0]).toBeCloseTo(1_000 * Math.cos(toRadians(30)), 6);
    expect(high[2] - low[2]).toBeCloseTo(500, 6);
  });

  it.each([
    [0, 0, 0], [71.43, 51.13, 347], [-179.9999, -89.9999, -400], [12.5, 89.999999, 9_000], [4.44, 51.9, 100_000_000],
  ])('comes back from earth-centred metres: %f° %f° %f m', (longitude, latitude, height) => {
    const back = fromEcef(toEcef({ longitude, latitude, height }));
    expect(Math.abs(back.longitude - longitude)).toBeLessThan(1e-9);
    expect(Math.abs(back.latitude - latitude)).toBeLessThan(1e-9);
    expect(Math.abs(back.height - height)).toBeLessThan(1e-6);
  });

  it('finds height over the pole', () => {
    const { latitude, height } = fromEcef([0, 0, polarRadius + 5]);
    expect(latitude).toBe(90);
    expect(height).toBeCloseTo(5, 6);
  });

  it('turns degrees into radians and back', () => {
    expect(toRadians(180)).toBe(Math.PI);
    expect(toDegrees(Math.PI / 2)).toBe(90);
  });
});
