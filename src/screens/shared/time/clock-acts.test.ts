import { clockSchema, liveClock, shownTime, type ClockAspect } from '@/model';
import { describe, expect, test } from 'vitest';
import { runAt, showDate, showInstant, stepDays } from './clock-acts';

const now = Date.parse('2026-06-21T09:00:00Z');
const minute = 60_000;
const set = (text: string, rate = 0): ClockAspect => ({ mode: 'set', at: Date.parse(text), since: now - minute, rate });
const shown = (clock: ClockAspect, at = now): string => new Date(shownTime(clock, at)).toISOString();

describe('the clock of a screen', () => {
  test('stands still where it is set, and runs on when it ran', () => {
    const standing = showInstant(liveClock, now, Date.parse('2026-06-21T13:00Z'));
    expect([shown(standing), shown(standing, now + minute)]).toEqual(['2026-06-21T13:00:00.000Z', '2026-06-21T13:00:00.000Z']);
    const running = showInstant(set('2026-01-01T00:00Z', 60), now, Date.parse('2026-06-21T13:00Z'));
    expect(shown(running, now + minute)).toBe('2026-06-21T14:00:00.000Z');
  });

  test('runs on from what it shows, also from live', () => {
    expect(shown(runAt(liveClock, now, 600), now + minute)).toBe('2026-06-21T19:00:00.000Z');
    const faster = runAt(set('2026-06-21T00:00Z', 60), now, 3_600);
    expect([shown(faster), shown(faster, now + 1_000)]).toEqual(['2026-06-21T01:00:00.000Z', '2026-06-21T02:00:00.000Z']);
  });

  test('another day keeps the time of day where the clocks change in between', () => {
    const zone = 'Europe/Amsterdam';
    expect(shown(stepDays(set('2026-03-28T17:00Z'), now, 1, zone))).toBe('2026-03-29T16:00:00.000Z');
    expect(shown(showDate(set('2026-07-01T16:00Z'), now, { year: 2026, month: 12, day: 21 }, zone))).toBe('2026-12-21T17:00:00.000Z');
    expect(shown(stepDays(set('2026-12-31T17:00Z'), now, 1, zone))).toBe('2027-01-01T17:00:00.000Z');
  });

  test('is always one that a room accepts', () => {
    for (const at of [-1e15, 1e15, 0.5]) expect(clockSchema.safeParse(showInstant(liveClock, now, at)).success).toBe(true);
  });
});
