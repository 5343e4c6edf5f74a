import { textFor } from '@/ui';
import { describe, expect, test } from 'vitest';
import { noticeText } from './notice-text';

const lost = { code: 'lead-lost', message: 'Wall 2 leads the camera now.', remedy: 'Take the lead.', about: { aspect: 'camera', name: 'Wall 2' } } as const;

describe('text of a notice', () => {
  test('a known kind is said in the reader’s language, with what it is about', () => {
    expect(noticeText(textFor('zh'), lost).title).toBe('Wall 2 现在主控视角');
    expect(noticeText(textFor('en'), { ...lost, about: { aspect: 'layers' } }).title).toBe('Another screen leads now: Layers');
  });

  test('an unknown kind is shown as it was written', () => {
    expect(noticeText(textFor('zh'), { code: 'new-kind', message: 'm', remedy: 'r' })).toEqual({ title: 'm', remedy: 'r' });
  });
});
