import { textFor } from '@/ui';
import { describe, expect, test } from 'vitest';
import { noticeText } from './notice-text';

const lost = { code: 'lead-lost', message: 'Wall 2 leads the camera now.', remedy: 'Take the lead.', about: { aspect: 'camera', name: 'Wall 2' } } as const;

describe('text of a notice', () => {
  test('what the stage says of itself is said in the reader’s language too', () => {
    for (const code of ['stage-no-size', 'stage-no-context', 'stage-city']) {
      expect(noticeText(textFor('zh'), { code, message: 'm', remedy: 'r' }).title).toMatch(/[\u4e00-\u9fff]/);
      expect(noticeText(textFor('en'), { code, message: 'm', remedy: 'r' }).remedy.length).toBeGreaterThan(10);
    }
    const parts = { code: 'stage-tiles', message: 'm', remedy: 'r', count: 3 };
    expect(noticeText(textFor('zh'), parts).title).toBe('3 个城市数据块无法加载');
    expect(noticeText(textFor('en'), parts).title).toBe('Parts of the city that could not be loaded: 3');
  });

  test('a known kind is said in the reader’s language, with what it is about', () => {
    expect(noticeText(textFor('zh'), lost).title).toBe('Wall 2 现在主控视角');
    expect(noticeText(textFor('en'), { ...lost, about: { aspect: 'layers' } }).title).toBe('Another screen leads now: Layers');
  });

  test('an unknown kind is shown as it was written', () => {
    expect(noticeText(textFor('zh'), { code: 'new-kind', message: 'm', remedy: 'r' })).toEqual({ title: 'm', remedy: 'r' });
  });
});
