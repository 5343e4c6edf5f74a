import { expect, test } from 'vitest';
import { featureColour } from './feature-colour';

test('neutral is white, and paint is never mistaken for it', () => {
  expect(featureColour('neutral', false)).toEqual([255, 255, 255]);
  expect(featureColour([255, 255, 255], false)).not.toEqual([255, 255, 255]);
});

test('the selected building is told by an even red, and nothing else is', () => {
  for (const painted of ['neutral', [0, 0, 0], [12, 200, 7], [255, 255, 255], [254.6, -3, 300]] as const) {
    expect(featureColour(painted, true)[0] % 2).toBe(0);
    expect(featureColour(painted, false)[0] % 2).toBe(1);
  }
});

test('a colour changes by one step at most', () => {
  for (const painted of [[0, 0, 0], [254, 1, 128], [255, 255, 255]] as const) {
    for (const selected of [true, false]) {
      featureColour(painted, selected).forEach((value, k) => expect(Math.abs(value - painted[k]!)).toBeLessThanOrEqual(1));
    }
  }
});
