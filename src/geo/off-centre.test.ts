import { expect, test } from 'vitest';
import { createCityFrame } from './city-frame';
import { framingOf } from './framing';
import { multiply } from './matrix';
import { offCentre } from './off-centre';
import { poseOf, viewMatrix } from './pose';
import { projected } from './projected';

test('what was in the middle is off it by the tangents asked for, as far away as before', () => {
  const target = { longitude: 71.43, latitude: 51.13, height: 20 };
  const frame = createCityFrame({ ...target, height: 0 });
  const view = offCentre(framingOf(target, 500, 30, 55, 42), 500, 0.2, -0.1);
  const camera = { viewMatrix: multiply(viewMatrix(poseOf(view)), frame.toEcef), tangents: { left: -1, right: 1, bottom: -1, top: 1 }, width: 2, height: 2 };
  const { x, y, eyeDepth } = projected(camera, frame.toLocal(target))!;
  expect([x - 1, 1 - y, eyeDepth]).toEqual([expect.closeTo(0.2, 4), expect.closeTo(-0.1, 4), expect.closeTo(500, 1)]);
});
