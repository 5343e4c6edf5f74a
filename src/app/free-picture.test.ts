import { expect, test } from 'vitest';
import { freePicture } from './free-picture';

test('a desk leaves the middle free, a tablet what its sheet does not cover, a wall nearly all', () => {
  const desk = freePicture('medium', 1_440, 900);
  expect(desk.left).toBeGreaterThan(-0.6);
  expect(desk.right).toBeLessThan(0.55);
  const lying = freePicture('small', 1_024, 768);
  expect(-lying.left).toBeGreaterThan(lying.right * 2);
  expect(freePicture('small', 768, 1_024).bottom).toBeGreaterThanOrEqual(0);
  expect(freePicture('large', 1_920, 1_080)).toEqual({ left: -0.94, right: 0.94, bottom: -0.94, top: 0.94 });
});

test.each([[300, 200], [640, 480], [480, 640], [3_840, 2_160]])('there is always some room inside a window of %i × %i', (width, height) => {
  for (const screenClass of ['medium', 'small', 'large'] as const) {
    const { left, right, bottom, top } = freePicture(screenClass, width, height);
    expect(Math.min(right - left, top - bottom)).toBeGreaterThanOrEqual(0.499);
    for (const edge of [left, right, bottom, top]) expect(Math.abs(edge)).toBeLessThanOrEqual(1);
  }
});
