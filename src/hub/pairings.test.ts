import { expect, test } from 'vitest';
import { createPairings, pairingMs } from './pairings';
import { createRateLimit } from './rate-limit';

const ask = { page: 'wall', pixels: { width: 1920, height: 1080 } } as const;

test('a code ends after ten minutes, for the page and for who would let it in', () => {
  let time = 1_000;
  const pairings = createPairings(() => time);
  const { code, secret } = pairings.offer(ask)!;
  time += pairingMs - 1;
  expect(pairings.state(code, secret)).toEqual({ state: 'waiting', forMs: 1 });
  expect(pairings.waiting()).toEqual([{ code, ...ask, forMs: 1 }]);
  time += 1;
  expect([pairings.state(code, secret), pairings.find(code), pairings.waiting()]).toEqual([null, null, []]);
});

test('codes are six letters and digits that nobody takes for each other, and never shown twice at a time', () => {
  const pairings = createPairings(() => 0);
  const codes = Array.from({ length: 200 }, () => pairings.offer(ask)!.code);
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^[^BILOSZ01258\Wa-z]{6}$/);
});

test('no more than two hundred wait', () => {
  const pairings = createPairings(() => 0);
  for (let i = 0; i < 200; i++) pairings.offer(ask);
  expect(pairings.offer(ask)).toBeNull();
});

test('a code that has let its page in lets no other in, and tells only its own page', () => {
  const pairings = createPairings(() => 0);
  const { code, secret } = pairings.offer(ask)!;
  pairings.bind(code, { token: 't', panel: 'p', place: { wall: 'w', row: 0, column: 1 }, wall: null });
  expect(pairings.find(code)).toBeNull();
  expect(pairings.state(code, `${secret}x`)).toBeNull();
  expect(pairings.state(code, secret)).toEqual({ state: 'bound', token: 't', panel: 'p', place: { wall: 'w', row: 0, column: 1 }, wall: null });
});

test('a rate limit counts each key by itself and forgets after its time', () => {
  let time = 0;
  const limit = createRateLimit({ now: () => time, most: 2, perMs: 100 });
  expect([limit.take('a'), limit.take('a'), limit.spent('a'), limit.take('a'), limit.take('b')]).toEqual([true, true, true, false, true]);
  time = 100;
  expect([limit.spent('a'), limit.take('a')]).toEqual([false, true]);
});
