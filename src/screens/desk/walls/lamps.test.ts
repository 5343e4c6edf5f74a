import type { Vitals } from '@/model';
import { expect, test } from 'vitest';
import { lampOf, lampSigns } from './lamps';

const vitals: Vitals = {
  view: { longitude: 0, latitude: 0, height: 100, bearing: 0, pitch: 0, roll: 0, fovy: 40 }, aspectRatio: 1.78, roundTripMs: 3, clockErrorMs: 1, framesPerSecond: 30,
  lastFrameAt: 1, heapMB: null, tilesMB: 100, tilesPending: 0, contextsLost: 0, errors: 0,
};
const lamp = (changes: Partial<Vitals> = {}, at = 100_000) => lampOf({ missing: false, bound: true, here: true, told: { at, vitals: { ...vitals, ...changes } }, late: false }, 100_000);

test('a panel that is not there, not bound or not here is told before anything it said', () => {
  const at = { missing: false, bound: true, here: true, told: null, late: false };
  expect([lampOf({ ...at, missing: true }, 0), lampOf({ ...at, bound: false }, 0), lampOf({ ...at, here: false }, 0), lampOf(at, 0)]).toEqual(['missing', 'free', 'offline', 'ok']);
});

test('a panel that was bound a moment ago is on its way, not offline', () => {
  const at = { missing: false, bound: true, here: false, told: null, late: false, boundAt: 1_000 };
  expect([lampOf(at, 2_000), lampOf(at, 200_000), lampOf({ ...at, here: true }, 2_000)]).toEqual(['opening', 'offline', 'ok']);
});

test('a panel is behind when it is silent, far from the hub or of another time; slow when its motion stutters', () => {
  expect([lamp({}, 80_000), lamp({ roundTripMs: 900 }), lamp({ clockErrorMs: 80 })]).toEqual(['behind', 'behind', 'behind']);
  expect([lamp({ framesPerSecond: 4 }), lamp({ framesPerSecond: 0 }), lamp({ framesPerSecond: 1 }), lamp()]).toEqual(['slow', 'ok', 'ok', 'ok']);
});

test('R55 a panel that was late for a show is marked, unless it is gone', () => {
  const at = { missing: false, bound: true, told: null, late: true };
  expect([lampOf({ ...at, here: true }, 0), lampOf({ ...at, here: false }, 0)]).toEqual(['late', 'offline']);
});

test('every lamp has a sign of its own', () => {
  expect(new Set(Object.values(lampSigns)).size).toBe(Object.keys(lampSigns).length);
});
