import { Cartesian3, Intersect, Matrix3, OrientedBoundingBox } from 'cesium';
import { expect, test } from 'vitest';
import { createCityFrame, partTangents, poseOf, shareOfTile, transformDirection, type Vec3 } from '@/geo';
import { wholePicture, type PicturePart } from '@/model';
import { TileFrustum } from './tile-frustum';

const origin = { longitude: 71.4, latitude: 51.1, height: 0 };
const frame = createCityFrame(origin);
const vector = ([x, y, z]: Vec3): Cartesian3 => new Cartesian3(x, y, z);
const axis = (direction: Vec3): Vec3 => transformDirection(frame.toEcef, direction);

/** Metres east, north and up of the city's origin, and half the size along each. */
function box([east, north, up]: Vec3, [a, b, c]: Vec3): OrientedBoundingBox {
  const [x, y, z] = [axis([a, 0, 0]), axis([0, b, 0]), axis([0, 0, c])];
  const { longitude, latitude, height } = frame.fromLocal([east, north, up]);
  return new OrientedBoundingBox(Cartesian3.fromDegrees(longitude, latitude, height), Matrix3.fromColumnMajorArray([...x, ...y, ...z]));
}
const city = box([0, 0, 175], [15_000, 15_000, 175]);

function visibility(bounds: OrientedBoundingBox, view: { height: number; pitch: number; bearing?: number; part?: PicturePart }, towardsLight?: readonly [Vec3, number]): Intersect {
  const { part = wholePicture, bearing = 0, ...rest } = view;
  const frustum = new TileFrustum({ fov: 1, aspectRatio: 1, near: 1, far: 400_000_000 });
  frustum.setTangents(partTangents(42, 16 / 9, part));
  if (towardsLight) frustum.takeIn(vector(axis(towardsLight[0])), towardsLight[1]);
  const { eye, forward, up } = poseOf({ ...origin, ...rest, bearing, roll: 0, fovy: 42 });
  return frustum.computeCullingVolume(vector(eye), vector(forward), vector(up)).computeVisibility(bounds);
}

test('nothing of a city under a camera turned to the sky is drawn', () => {
  for (const bearing of [0, 70, 225]) expect(visibility(city, { height: 3_000, pitch: 130, bearing })).toBe(Intersect.OUTSIDE);
  const upper = shareOfTile({ row: 0, column: 1, rows: 2, columns: 2 }).part;
  expect(visibility(city, { height: 3_000, pitch: 92, part: upper })).toBe(Intersect.OUTSIDE);
});

test('a city is drawn for a camera that sees its ground, and for one among its towers', () => {
  for (const pitch of [0, 45, 85, 95]) expect(visibility(city, { height: 3_000, pitch })).not.toBe(Intersect.OUTSIDE);
  expect(visibility(city, { height: 200, pitch: 130 })).not.toBe(Intersect.OUTSIDE);
  const lower = shareOfTile({ row: 1, column: 1, rows: 2, columns: 2 }).part;
  expect(visibility(city, { height: 3_000, pitch: 92, part: lower })).not.toBe(Intersect.OUTSIDE);
});

test('what throws its shadow into the picture is drawn, under the horizon too', () => {
  const tower = box([0, -300, 200], [20, 20, 200]);
  const view = { height: 20, pitch: 90 };
  expect(visibility(tower, view)).toBe(Intersect.OUTSIDE);
  expect(visibility(tower, view, [[0, -0.8, 0.6], 1_000])).not.toBe(Intersect.OUTSIDE);
});
