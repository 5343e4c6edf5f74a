import { expect, test } from 'vitest';
import { inOrder } from './owner-order';

test('named owners are drawn in their order, the others after them by name', () => {
  const owners = new Map(['measure', 'pins', 'heat', 'calibrate', 'regions'].map((owner) => [owner, owner.length]));
  expect(inOrder(owners, ['regions', 'absent', 'heat', 'pins'])).toEqual([['regions', 7], ['heat', 4], ['pins', 4], ['calibrate', 9], ['measure', 7]]);
  expect(inOrder(owners, []).map(([owner]) => owner)).toEqual(['calibrate', 'heat', 'measure', 'pins', 'regions']);
});
