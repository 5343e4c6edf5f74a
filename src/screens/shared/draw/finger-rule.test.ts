import { describe, expect, test } from 'vitest';
import { createFingerRule } from './finger-rule';

describe('R86 who draws', () => {
  test('one finger alone, until it is lifted', () => {
    const rule = createFingerRule();
    expect([rule.down(1, 'touch', 0), rule.move(1), rule.up(1), rule.move(1)]).toEqual(['draw', 'draw', 'draw', 'map']);
  });

  test('a second finger makes the stroke none, and both move the map until both are lifted', () => {
    const rule = createFingerRule();
    rule.down(1, 'touch', 0);
    expect([rule.down(2, 'touch', 0), rule.move(1), rule.move(2), rule.up(2), rule.move(1)]).toEqual(['give-up', 'map', 'map', 'map', 'map']);
    expect([rule.up(1), rule.down(3, 'touch', 0)]).toEqual(['map', 'draw']);
  });

  test('a pen, and from then on no finger: a hand rests on the glass', () => {
    const rule = createFingerRule();
    rule.down(1, 'touch', 0);
    expect([rule.down(2, 'pen', 0), rule.move(1), rule.move(2), rule.up(2)]).toEqual(['draw', 'map', 'draw', 'draw']);
    rule.up(1);
    expect(rule.down(3, 'touch', 0)).toBe('map');
  });

  test('the left button of a mouse, no other', () => {
    const rule = createFingerRule();
    expect([rule.down(1, 'mouse', 2), rule.down(1, 'mouse', 0), rule.up(1)]).toEqual(['map', 'draw', 'draw']);
  });
});
