import type { RoomLogEntry, RoomLogNote } from '@/protocol';
import { textFor } from '@/ui';
import { expect, it } from 'vitest';
import { auditCsv, auditLines } from './audit';

const desk = { screen: { screenId: 'd', name: 'Desk 6d0b' }, subject: 'anna' };
const notes: RoomLogNote[] = [
  { kind: 'state', screen: null, subject: null, content: { values: {}, leaders: {}, screens: [], caption: null } },
  { kind: 'joined', ...desk, content: { class: 'medium', role: 'dispatcher' } },
  { kind: 'leads', ...desk, content: { aspects: ['camera', 'clock'] } },
  { kind: 'move', ...desk, content: { values: { region: 'c1' } } },
  { kind: 'value', screen: null, subject: null, content: { values: { region: 'c1' } } },
  { kind: 'shown', ...desk, content: { version: 1, caption: { title: '=Flood "north"', text: '' } } },
  { kind: 'handed-over', ...desk, content: { aspects: ['camera'], to: { screenId: 't', name: 'Tablet 1a2b' } } },
  { kind: 'document', ...desk, content: { act: 'removed', kind: 'alert', id: 'a', title: 'Fire' } },
  { kind: 'document', screen: null, subject: null, content: { act: 'ended', kind: 'annotation', id: 'b', title: '' } },
  { kind: 'gathered', ...desk, content: {} },
];
const entries = notes.map((note, i) => ({ position: i + 1, at: 1_000 * i, ...note }) as RoomLogEntry);

it('R67 the list says in words, in both languages, who did what', () => {
  const lines = auditLines(entries, 0, textFor('en'));
  expect(lines.map(({ who, what }) => `${who}: ${what}`)).toEqual([
    'Desk 6d0b: joined as dispatcher', 'Desk 6d0b: took the lead: Camera, Time', 'The room: was shown: Region', 'Desk 6d0b: showed “=Flood "north"” to the room',
    'Desk 6d0b: handed over to Tablet 1a2b: Camera', 'Desk 6d0b: removed: alert “Fire”', 'The room: ended by itself: drawing', 'Desk 6d0b: brought everyone here',
  ]);
  expect(lines[0]).toMatchObject({ subject: 'anna', at: 1_000 });
  const chinese = auditLines(entries, 6_000, textFor('zh'));
  expect(chinese.map(({ what }) => what)).toEqual(['移交给平板 1a2b：视角', '删除：警报“Fire”', '到期结束：标绘', '召集全室']);
});

it('R67 the file is read by table programs as text: quotes doubled, no formulas', () => {
  const csv = auditCsv([{ position: 1, at: 0, who: '=cmd', subject: 'a', what: 'said "x"' }], ['When', 'Who', 'What']);
  expect(csv).toBe('\u{feff}"When","Who","subject","What"\r\n"1970-01-01T00:00:00.000Z","\'=cmd","a","said ""x"""\r\n');
});
