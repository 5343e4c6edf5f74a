import { expect, test } from 'vitest';
import { createCityFrame, type Vec3 } from '@/geo';
import { wholeShare, type ViewState } from '@/model';
import type { FrameCamera } from './engine';
import { frameCamera } from './frame-camera';
import { isBeside, viewCone } from './view-cone';

const origin = { longitude: 71.4, latitude: 51.1, height: 0 };
const frame = createCityFrame(origin);
const size = { width: 320, height: 180, pixelRatio: 1 };
const cameraOf = (view: Partial<ViewState>): FrameCamera =>
  frameCamera({ view: { ...origin, height: 3_000, bearing: 0, pitch: 0, roll: 0, fovy: 42, ...view }, aspectRatio: 16 / 9 }, wholeShare, size, frame, 0);
const city: [Vec3, Vec3] = [[-15_000, -15_000, 0], [15_000, 15_000, 350]];

/** CSS pixels; null behind the eye. */
function pixelOf({ viewMatrix: m, tangents: { left, right, bottom, top }, width, height }: FrameCamera, [x, y, z]: Vec3): [number, number] | null {
  const row = (i: number): number => m[i]! * x + m[i + 4]! * y + m[i + 8]! * z + m[i + 12]!;
  const depth = -row(2);
  return depth > 0 ? [((row(0) / depth - left) / (right - left)) * width, ((top - row(1) / depth) / (top - bottom)) * height] : null;
}

test('a city under a camera turned to the sky is beside the picture, and in it for one that looks down or to the horizon', () => {
  for (const bearing of [0, 45, 200]) {
    expect(isBeside(viewCone(cameraOf({ pitch: 130, bearing }), 100), ...city)).toBe(true);
    expect(isBeside(viewCone(cameraOf({ pitch: 85, bearing }), 0), ...city)).toBe(false);
    expect(isBeside(viewCone(cameraOf({ pitch: 0, bearing }), 0), ...city)).toBe(false);
  }
  expect(isBeside(viewCone(cameraOf({ pitch: 130, height: 100 }), 0), ...city)).toBe(false);
});

test('what is behind the back or past an edge is beside the picture, up to its margin', () => {
  const looking = cameraOf({ pitch: 90, height: 50 });
  expect(isBeside(viewCone(looking, 0), [-10, -2_000, 0], [10, -1_000, 100])).toBe(true);
  expect(isBeside(viewCone(looking, 0), [-10, 1_000, 0], [10, 2_000, 100])).toBe(false);
  // 1,000 m away the right edge is 682 m from the middle, and a pixel is 4.3 m.
  const post: [Vec3, Vec3] = [[700, 1_000, 40], [701, 1_000, 60]];
  expect(isBeside(viewCone(looking, 0), ...post)).toBe(true);
  expect(isBeside(viewCone(looking, 10), ...post)).toBe(false);
});

test('a box of which anything is in the picture or its margin is never beside it', () => {
  let seed = 11;
  const random = (from: number, to: number): number => {
    seed = (seed * 16_807) % 2_147_483_647;
    return from + ((to - from) * seed) / 2_147_483_647;
  };
  const margin = 20;
  let [beside, seen] = [0, 0];
  for (let i = 0; i < 3_000; i++) {
    const camera = cameraOf({ height: random(5, 3_000), bearing: random(0, 360), pitch: random(0, 180), roll: random(-60, 60), fovy: random(20, 90) });
    const min: Vec3 = [random(-5_000, 5_000), random(-5_000, 5_000), random(-10, 500)];
    const max = min.map((value, k) => value + random(0, k === 2 ? 300 : 4_000)) as Vec3;
    const within = Array.from({ length: 40 }, () => pixelOf(camera, [0, 1, 2].map((k) => random(min[k]!, max[k]!)) as Vec3))
      .some((pixel) => pixel && pixel[0] > -margin && pixel[0] < size.width + margin && pixel[1] > -margin && pixel[1] < size.height + margin);
    const left = isBeside(viewCone(camera, margin), min, max);
    expect(left && within).toBe(false);
    if (left) beside++;
    if (within) seen++;
  }
  expect(beside).toBeGreaterThan(1_000);
  expect(seen).toBeGreaterThan(100);
});
