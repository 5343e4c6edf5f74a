import { expect, test } from 'vitest';
import { createCityFrame, framingOf, fromEcef, poseOf, shareOfTile, toEcef } from '@/geo';
import { wholeShare, type ViewState } from '@/model';
import { eyeDepthOf, frameCamera, groundDepth, pointAt, rayThrough, takenTo } from './frame-camera';

const origin = { longitude: 71.4, latitude: 51.1, height: 0 };
const frame = createCityFrame(origin);
const view: ViewState = { ...origin, latitude: 51.08, height: 900, bearing: 20, pitch: 65, roll: 5, fovy: 42 };
const size = { width: 480, height: 300, pixelRatio: 2 };
const camera = (aspectRatio = size.width / size.height, share = wholeShare) => frameCamera({ view, aspectRatio }, share, size, frame, 12);

test('the ray of a pixel meets the ground at the ground height', () => {
  const made = camera();
  const depth = groundDepth(made, rayThrough(made, 100, 250), 12)!;
  const at = fromEcef(pointAt(made, 100, 250, depth));
  expect(at.height).toBeCloseTo(12, 2);
  expect(eyeDepthOf(made, frame.toLocal(at))).toBeCloseTo(depth, 3);
});

test('a ray over the horizon meets no ground', () => {
  const made = frameCamera({ view: { ...view, pitch: 120 }, aspectRatio: 1.6 }, wholeShare, size, frame, 0);
  expect(groundDepth(made, rayThrough(made, 240, 10), 0)).toBeNull();
});

test('near and far hold the ground in front of the eye at every height, in depth that 24 bits resolve to 1:1000', () => {
  for (const height of [2, 30, 300, 3_000, 30_000, 3_000_000]) {
    const { near, far } = frameCamera({ view: { ...view, height }, aspectRatio: 1.6 }, wholeShare, size, frame, 0);
    expect(near).toBeLessThan(height);
    expect(far).toBeGreaterThan(height);
    const distance = 3 * height;
    expect(distance / (near * 2 ** 24)).toBeLessThan(1e-3);
  }
});

test('a window of another shape sees at least what the leader sees', () => {
  const wide = camera(3).tangents;
  expect(wide.right).toBeCloseTo(3 * Math.tan((42 * Math.PI) / 360), 9);
  expect(wide.top).toBeGreaterThan(Math.tan((42 * Math.PI) / 360));
});

test('hands that take over a followed camera do not change what is seen', () => {
  const share = shareOfTile({ row: 0, column: 1, rows: 1, columns: 2 });
  const before = camera(1.2, share);
  const taken = takenTo(poseOf(view), before, share);
  const after = frameCamera(taken, share, size, frame, 12);
  for (const edge of ['left', 'right', 'top', 'bottom'] as const) expect(after.tangents[edge]).toBeCloseTo(before.tangents[edge], 9);
});

test('a framing has the position in the middle of the picture, at its distance', () => {
  const position = { longitude: 71.42, latitude: 51.12, height: 30 };
  const framed = framingOf(position, 1_200, 75, 55, 40);
  const made = frameCamera({ view: framed, aspectRatio: 1.6 }, wholeShare, size, frame, 0);
  expect(eyeDepthOf(made, frame.toLocal(position))).toBeCloseTo(1_200, 3);
  const middle = pointAt(made, 240, 150, 1_200);
  toEcef(position).forEach((value, i) => expect(middle[i]).toBeCloseTo(value, 3));
  expect(framed.bearing).toBeCloseTo(75, 1);
  expect(framed.pitch).toBeCloseTo(55, 1);
});
