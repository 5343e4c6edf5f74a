import { createCityFrame } from '@/geo';
import type { DocumentOf } from '@/model';
import { describe, expect, test } from 'vitest';
import { drawnNow, nextChange } from './drawn';

const frame = createCityFrame({ longitude: 71.43, latitude: 51.13, height: 350 });
const document = (id: string, screen: string, at: number, fadesAt: number | null = null): DocumentOf<'annotation'> => ({
  kind: 'annotation', id, version: 1, at, by: { screen, subject: screen },
  content: { kind: 'ink', points: [], colour: 'alarm', text: '', photo: null, fadesAt },
});
const documents = [document('a2', 'Anna', 5_000), document('a1', 'Anna', 4_000), document('t1', 'Timur', 6_000)];
const at = (now: number, selectedId: string | null = null) => drawnNow({
  documents, unsent: [], frame, now, selectedId, nameOf: (name) => name, isOwn: ({ by }) => by.screen === 'Timur',
});
const named = (now: number, selectedId: string | null = null): string[] => at(now, selectedId).filter(({ namedUntil }) => namedUntil > now).map(({ id }) => id);

describe('R89 whose a drawing is', () => {
  test('stands beside the newest of each other hand for 15 s', () => {
    expect(named(7_000)).toEqual(['a2']);
    expect(named(20_000)).toEqual([]);
  });

  test('stands beside the selected one for good, also beside an own one', () => expect(named(60_000, 't1')).toEqual(['t1']));

  test('is drawn anew when a name goes and when something fades', () => {
    expect(nextChange(at(7_000), 7_000)).toBe(20_000);
    expect(nextChange(at(60_000, 't1'), 60_000)).toBeNull();
    const fading = drawnNow({ documents: [document('f', 'Anna', 0, 90_000)], unsent: [], frame, now: 60_000, selectedId: null, nameOf: (name) => name, isOwn: () => false });
    expect(nextChange(fading, 60_000)).toBe(85_000);
  });
});
