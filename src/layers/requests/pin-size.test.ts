import { expect, test } from 'vitest';
import { pinSizeOf } from './pin-size';

test('on a wall pins grow with its text, and are gathered as a part of the whole wall, not of a panel', () => {
  const [low, high] = [pinSizeOf('large', 64, 1_080), pinSizeOf('large', 128, 2_160)];
  expect(high.width / high.pictureHeight).toBeCloseTo(low.width / low.pictureHeight, 2);
  expect(pinSizeOf('large', 64, null)).toEqual(low);
});

test('in the hand they are as large whatever the text', () => {
  expect(pinSizeOf('medium', 14, 900)).toEqual(pinSizeOf('medium', 20, null));
});
