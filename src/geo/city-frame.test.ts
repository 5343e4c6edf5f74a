import { describe, expect, it } from 'vitest';
import { createCityFrame, enuToEcef } from './city-frame';
import { semiMajorAxis, toRadians } from './ellipsoid';

describe('city frame', () => {
  it('points east, north and up on the equator where the axes say', () => {
    expect(enuToEcef({ longitude: 0, latitude: 0, height: 0 })).toEqual([
      -0, 1, 0, 0, -0, -0, 1, 0, 1, 0, 0, 0, semiMajorAxis, 0, 0, 1,
    ].map((value) => expect.closeTo(value, 12)));
  });

  it('leaves the ellipsoid as the circle of the equator does', () => {
    const frame = createCityFrame({ longitude: 10, latitude: 0, height: 0 });
    const angle = toRadians(0.01);
    const [x, y, z] = frame.toLocal({ longitude: 10.01, latitude: 0, height: 0 });
    expect(x).toBeCloseTo(semiMajorAxis * Math.sin(angle), 6);
    expect(y).toBeCloseTo(0, 6);
    expect(z).toBeCloseTo(-semiMajorAxis * (1 - Math.cos(angle)), 6);
  });

  it('has its origin at zero and up along the height', () => {
    const frame = createCityFrame({ longitude: 71.43, latitude: 51.13, height: 340 });
    const up = frame.toLocal({ longitude: 71.43, latitude: 51.13, height: 440 });
    expect(up.map((v) => Math.round(v * 1e6) / 1e6 + 0)).toEqual([0, 0, 100]);
  });

  it('comes back to the same place 20 km away', () => {
    const frame = createCityFrame({ longitude: 71.43, latitude: 51.13, height: 340 });
    const place = { longitude: 71.7, latitude: 51.2, height: 12 };
    const back = frame.fromLocal(frame.toLocal(place));
    expect(back.longitude).toBeCloseTo(place.longitude, 10);
    expect(back.latitude).toBeCloseTo(place.latitude, 10);
    expect(back.height).toBeCloseTo(place.height, 6);
  });
});
