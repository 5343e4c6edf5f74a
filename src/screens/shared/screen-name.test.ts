import { textFor } from '@/ui';
import { expect, test } from 'vitest';
import { screenName } from './screen-name';

test('a name the screen gave itself is translated, one a person gave is not', () => {
  const chinese = textFor('zh');
  expect(screenName(chinese, { name: 'Wall 1-2' })).toBe('大屏 1-2');
  expect(screenName(chinese, { name: 'Desk of Anna' })).toBe('Desk of Anna');
});
