import { createCityFrame, shareOfTile, transformPoint, type Vec3 } from '@/geo';
import { wholeShare, type PictureShare, type ViewState } from '@/model';
import { describe, expect, test } from 'vitest';
import { frameCamera, groundDepth, pointAt, rayThrough } from './frame-camera';
import { fitShadow } from './shadow-fit';

const origin = { longitude: 71.4, latitude: 51.1, height: 0 };
const frame = createCityFrame(origin);
const size = { width: 480, height: 300, pixelRatio: 1 };
const towards: Vec3 = [0.6, 0.5, Math.sqrt(1 - 0.61)];
const camera = (view: Partial<ViewState>, share: PictureShare = wholeShare) =>
  frameCamera({ view: { ...origin, height: 600, bearing: 30, pitch: 60, roll: 0, fovy: 40, ...view }, aspectRatio: 1.6 }, share, size, frame, 0);
const fit = (view: Partial<ViewState>, share?: PictureShare) => {
  const made = camera(view, share);
  return fitShadow(made, made.whole, towards, 0, 2_048);
};

describe('the map covers', () => {
  test.each([{ height: 25, pitch: 85 }, { height: 120, pitch: 70 }, { height: 600 }, { height: 1_500, pitch: 20 }, { height: 900, pitch: 0 }])(
    'the ground and the buildings that are seen from %o', (view) => {
      const made = camera(view);
      const { toClip, farthest } = fitShadow(made, made.whole, towards, 0, 2_048)!;
      let seen = 0;
      for (const x of [1, 120, 240, 360, 479]) {
        for (const y of [1, 80, 150, 220, 299]) {
          const ray = rayThrough(made, x, y);
          for (const up of [0, 120]) {
            const depth = groundDepth(made, ray, up);
            if (depth === null || depth > 0.7 * farthest) continue;
            const place = transformPoint(toClip, transformPoint(frame.fromEcef, pointAt(made, x, y, depth)));
            expect(Math.max(...place.map(Math.abs))).toBeLessThanOrEqual(1);
            seen++;
          }
        }
      }
      expect(seen).toBeGreaterThan(8);
    });

  test('what stands towards the sun, nearer to it in depth', () => {
    const { toClip } = fit({})!;
    const middle: Vec3 = [300, 500, 0];
    const before = transformPoint(toClip, middle.map((value, k) => value + 200 * towards[k]!) as Vec3);
    const at = transformPoint(toClip, middle);
    expect(before[0]).toBeCloseTo(at[0], 9);
    expect(before[1]).toBeCloseTo(at[1], 9);
    expect(before[2]).toBeLessThan(at[2]);
  });
});

test('every window of a wall fits the same map', () => {
  const shares = [0, 1].flatMap((row) => [0, 1, 2].map((column) => shareOfTile({ row, column, rows: 2, columns: 3 })));
  const fits = shares.map((share) => fit({}, share)!);
  for (const each of fits) expect(each).toEqual(fits[0]);
});

test('while the eye moves a little, texels stay where they are', () => {
  const [a, b] = [fit({})!, fit({ longitude: origin.longitude + 0.0001 })!];
  expect(b.texel).toBe(a.texel);
  const shift = [12, 13].map((k) => ((b.toClip[k]! - a.toClip[k]!) * 2_048) / 2);
  for (const texels of shift) expect(Math.abs(texels - Math.round(texels))).toBeLessThan(1e-6);
});

test('a picture of sky alone needs none', () => {
  expect(fit({ height: 2_000, pitch: 150 })).toBeNull();
});
