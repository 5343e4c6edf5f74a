import type { Rectangle } from '@/state';
import { expect, test } from 'vitest';
import { freePicture, freePictures } from './free-picture';

const box = (left: number, top: number, width: number, height: number): Rectangle => ({ left, top, right: left + width, bottom: top + height });

test('a desk leaves the middle free: beside its rail, under its bar, over its time', () => {
  const areas = [box(0, 0, 1_440, 45), box(12, 57, 285, 340), box(12, 720, 285, 40), box(310, 57, 95, 35), box(1_396, 500, 36, 320), box(12, 835, 1_416, 56)];
  const { left, right, top, bottom } = freePicture({ whole: box(0, 0, 1_440, 900), areas });
  expect(left).toBeCloseTo((2 * 297) / 1_440 - 1 + 0.06, 5);
  expect(right).toBeCloseTo(1 - (2 * 44) / 1_440 - 0.06, 5);
  expect(top).toBeCloseTo(1 - (2 * 92) / 900 - 0.06, 5);
  expect(bottom).toBeCloseTo((2 * 65) / 900 - 1 + 0.06, 5);
});

test('on a wall each window finds the free part of the whole, wherever it stands itself', () => {
  const areas = [box(0, 0, 3_840, 100), box(30, 130, 800, 170), box(30, 800, 800, 250), box(3_010, 130, 800, 900), box(860, 840, 1_000, 210)];
  const [here, there] = [0, -1_920].map((aside) => {
    const moved = ({ left, right, ...rest }: Rectangle): Rectangle => ({ ...rest, left: left + aside, right: right + aside });
    return freePicture({ whole: moved(box(0, 0, 3_840, 1_080)), areas: areas.map(moved) });
  });
  expect(here!.left).toBeCloseTo((2 * 830) / 3_840 - 1 + 0.06, 5);
  expect(here!.bottom).toBeCloseTo(1 - (2 * 840) / 1_080 + 0.06, 5);
  for (const side of ['left', 'right', 'top', 'bottom'] as const) expect(there![side]).toBeCloseTo(here![side], 5);
});

test('before there is an interface nearly all is free', () => {
  expect(freePicture({ whole: null, areas: [] })).toEqual({ left: -0.94, right: 0.94, bottom: -0.94, top: 0.94 });
});

test.each([[300, 200], [640, 480], [480, 640]])('there is always some room inside a window of %i × %i', (width, height) => {
  const areas = [box(0, 0, 285, height), box(width - 200, 0, 200, height), box(0, 0, width, 90), box(0, height - 200, width, 200)];
  const { left, right, bottom, top } = freePicture({ whole: box(0, 0, width, height), areas });
  expect(Math.min(right - left, top - bottom)).toBeGreaterThanOrEqual(0.499);
  for (const edge of [left, right, bottom, top]) expect(Math.abs(edge)).toBeLessThanOrEqual(1);
});

test('a sheet in a corner leaves the part beside it, and the part above it; a rail leaves one', () => {
  const bar = box(0, 0, 1_024, 60);
  const [beside, above, ...more] = freePictures({ whole: box(0, 0, 1_024, 768), areas: [bar, box(596, 384, 416, 384)] });
  expect([beside!.right, beside!.bottom, above!.right, above!.bottom]).toEqual([(2 * 596) / 1_024 - 1 - 0.06, -0.94, 0.94, 0.06].map((value) => expect.closeTo(value, 5)));
  expect(more).toEqual([]);
  expect(freePictures({ whole: box(0, 0, 1_024, 768), areas: [bar, box(0, 60, 280, 640)] })).toHaveLength(1);
});
