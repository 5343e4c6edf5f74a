import { expect, test } from 'vitest';
import { stepsTo } from './picture-reader';

test('a large frame is halved until it is small, in its own shape, and a small one is kept as it is', () => {
  expect(stepsTo(1_920, 1_080, 320 * 180)).toEqual([[960, 540], [480, 270], [320, 180]]);
  expect(stepsTo(3_840, 1_080, 57_600).at(-1)).toEqual([453, 127]);
  expect(stepsTo(200, 100, 57_600)).toEqual([[200, 100]]);
});
