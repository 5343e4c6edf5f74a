import { liveClock, type ClockAspect } from '@/model';
import { expect, test } from 'vitest';
import { chosenLighting } from './chosen-lighting';

const set: ClockAspect = { mode: 'set', at: 0, since: 0, rate: 0 };

test('left to itself the light look stays readable after sunset, and follows the sun while it is up', () => {
  expect(chosenLighting({ light: 'auto', theme: 'day' }, liveClock, -20)).toBe('day');
  expect(chosenLighting({ light: 'auto', theme: 'day' }, liveClock, 30)).toBe('clock');
});

test('a time that was set is shown in its own light', () => {
  for (const altitude of [-20, 30]) expect(chosenLighting({ light: 'auto', theme: 'day' }, set, altitude)).toBe('clock');
});

test('the dark look follows the clock at every hour', () => {
  for (const altitude of [-20, 0, 30]) expect(chosenLighting({ light: 'auto', theme: 'night' }, liveClock, altitude)).toBe('clock');
});

test('what a person chose stays', () => {
  for (const light of ['clock', 'day', 'night'] as const) {
    for (const clock of [set, liveClock]) expect(chosenLighting({ light, theme: 'day' }, clock, -20)).toBe(light);
  }
});
