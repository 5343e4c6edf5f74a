import { expect, test } from 'vitest';
import { compassHeading } from './watch-place';

test('a heading comes from either kind of compass, turned with the picture, and from none where there is none', () => {
  expect(compassHeading({ alpha: 90, absolute: true }, 0)).toBe(270);
  expect(compassHeading({ alpha: 90, absolute: true }, 90)).toBe(0);
  expect(compassHeading({ alpha: 10, absolute: false, webkitCompassHeading: 350 }, 20)).toBe(10);
  expect(compassHeading({ alpha: 90, absolute: false }, 0)).toBeNull();
  expect(compassHeading({ alpha: null, absolute: true }, 0)).toBeNull();
});
