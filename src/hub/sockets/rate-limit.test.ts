import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit';

test('a rate limit counts each key by itself and forgets after its time', () => {
  let time = 0;
  const limit = createRateLimit({ now: () => time, most: 2, perMs: 100 });
  expect([limit.take('a'), limit.take('a'), limit.spent('a'), limit.take('a'), limit.take('b')]).toEqual([true, true, true, false, true]);
  time = 100;
  expect([limit.spent('a'), limit.take('a')]).toEqual([false, true]);
});
