import { expect, test } from 'vitest';
import { createCityFrame } from './city-frame';
import { toEcef, toRadians } from './ellipsoid';
import { enclosingView } from './enclosing-view';
import { combine, dot } from './matrix';
import { poseOf } from './pose';

const frame = createCityFrame({ longitude: 71.4, latitude: 51.1, height: 0 });
const towards = { longitude: 71.43, latitude: 51.12, height: 0 };
/** A long outline, far to one side of what is looked towards. */
const outline = [[0, 0], [4_000, 300], [4_200, 1_500], [900, 2_500], [-300, 900]].map(([east, north]) => ({ ...frame.fromLocal([east!, north!, 0]), height: 0 }));

test.each([[0, 20, 1.6], [35, 40, 1.6], [200, 50, 0.6], [310, 20, 7.1]])(
  'from bearing %i and pitch %i all is in the free part of a picture of shape %f, touching both of its sides or both of its ends',
  (bearing, pitch, aspectRatio) => {
    const free = { left: -0.4, right: 0.7, bottom: -0.9, top: 0.5 };
    const view = enclosingView(outline, towards, { bearing, pitch, fovy: 42, aspectRatio, free: [free] });
    expect([view.roll, view.fovy]).toEqual([0, 42]);
    expect(view.pitch).toBeCloseTo(pitch, 0);
    const { eye, forward, right, up } = poseOf(view);
    const tangent = Math.tan(toRadians(21));
    const [xs, ys]: [number[], number[]] = [[], []];
    for (const position of outline) {
      const ray = combine(toEcef(position), 1, eye, -1);
      const ahead = dot(ray, forward);
      expect(ahead).toBeGreaterThan(0);
      xs.push(dot(ray, right) / (ahead * tangent * aspectRatio));
      ys.push(dot(ray, up) / (ahead * tangent));
    }
    const gaps = [Math.min(...xs) - free.left, free.right - Math.max(...xs), Math.min(...ys) - free.bottom, free.top - Math.max(...ys)];
    for (const gap of gaps) expect(gap).toBeGreaterThan(-0.01);
    expect(Math.min(gaps[0]! + gaps[1]!, gaps[2]! + gaps[3]!)).toBeLessThan(0.02);
  },
);

test('of several free parts it is in the one that lets the eye come nearest', () => {
  const [beside, above] = [{ left: -0.9, right: 0.1, bottom: -0.9, top: 0.8 }, { left: -0.9, right: 0.9, bottom: 0, top: 0.8 }];
  const within = (...free: (typeof above)[]) => enclosingView(outline, towards, { bearing: 0, pitch: 50, fovy: 42, aspectRatio: 1.33, free });
  expect(within(beside, above)).toEqual(within(above));
  expect(within(above, beside)).toEqual(within(above));
  expect(within(above)).not.toEqual(within(beside));
});
