import { reportCommandSchema } from '@/model';
import { describe, expect, test } from 'vitest';
import { emptyDraft, keepDraft, missingIn, readDraft, withCommand, type ReportDraft } from './report-draft';

function storage() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

const draft: ReportDraft = { category: 'road', description: '  Deep hole ', pending: null };
const place = { longitude: 71.4, latitude: 51.1 };

describe('report draft', () => {
  test('a category and words are needed', () => {
    expect([missingIn(emptyDraft), missingIn({ ...draft, description: ' ' }), missingIn(draft)]).toEqual(['category', 'text', null]);
  });

  test('what is sent is a command the hub accepts', () => {
    const { pending } = withCommand(draft, place, 1_700_000_000_000.4);
    expect(reportCommandSchema.safeParse(pending).success).toBe(true);
    expect(pending).toMatchObject({ description: 'Deep hole', ...place });
  });

  test('sending again sends the very same command', () => {
    const first = withCommand(draft, place, 1_000);
    expect(withCommand(first, { longitude: 0, latitude: 0 }, 2_000).pending).toBe(first.pending);
  });

  test('survives the page', () => {
    const device = storage();
    const sent = withCommand(draft, place, 1_000);
    expect(keepDraft(device, sent)).toBe(true);
    expect(readDraft(device)).toEqual(sent);
    keepDraft(device, emptyDraft);
    expect([readDraft(device), device.held.size]).toEqual([emptyDraft, 0]);
  });

  test('a broken draft is forgotten, a full device is told', () => {
    expect(readDraft({ getItem: () => '{"category":"nonsense"}' })).toEqual(emptyDraft);
    expect(readDraft({ getItem: () => '{' })).toEqual(emptyDraft);
    const full = { removeItem: () => undefined, setItem: () => { throw new Error('quota'); } };
    expect(keepDraft(full, draft)).toBe(false);
  });
});
