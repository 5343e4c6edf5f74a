import { skyDirection, sunAt } from '@/geo';
import { Cartesian3, JulianDate, Matrix3, Simon1994PlanetaryPositions, Transforms } from 'cesium';
import { expect, test } from 'vitest';

/** The same by Cesium: the sun's place in the inertial frame, turned with the earth (TEME) into east, north and up. */
function byCesium(at: number, longitude: number, latitude: number): Cartesian3 {
  const date = JulianDate.fromDate(new Date(at));
  const inertial = Simon1994PlanetaryPositions.computeSunPositionInEarthInertialFrame(date, new Cartesian3());
  const fixed = Matrix3.multiplyByVector(Transforms.computeTemeToPseudoFixedMatrix(date, new Matrix3()), inertial, new Cartesian3());
  const toLocal = Matrix3.transpose(new Matrix3(
    ...Array.from({ length: 9 }, (_, k) => Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(longitude, latitude))[
      (k % 3) * 4 + Math.floor(k / 3)]!) as [number, number, number, number, number, number, number, number, number],
  ), new Matrix3());
  return Cartesian3.normalize(Matrix3.multiplyByVector(toLocal, fixed, new Cartesian3()), new Cartesian3());
}

test('our sun is Cesium’s within a third of a degree, all year and around the earth', () => {
  let worst = 1;
  for (let i = 0; i < 200; i++) {
    const at = Date.UTC(2026, 0, 1) + i * 44.37 * 3_600_000;
    const [longitude, latitude] = [((i * 67) % 360) - 180, ((i * 29) % 140) - 70];
    const { x, y, z } = byCesium(at, longitude, latitude);
    const [east, north, up] = skyDirection(sunAt(at, longitude, latitude));
    worst = Math.min(worst, x * east + y * north + z * up);
  }
  expect((Math.acos(worst) * 180) / Math.PI).toBeLessThan(0.4);
});
