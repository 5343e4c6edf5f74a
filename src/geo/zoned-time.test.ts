import { describe, expect, test } from 'vitest';
import { instantOf, localDay, localTime, zoneOffset } from './zoned-time';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(text);
const amsterdam = 'Europe/Amsterdam';

describe('time in a zone', () => {
  test('is read from an instant and leads back to it, also with milliseconds and before 1970', () => {
    for (const text of ['2026-06-21T13:00:00.250Z', '1955-01-01T00:00:00Z', '2026-12-31T19:30:00Z']) {
      const { sinceMidnight, ...date } = localTime(at(text), 'Asia/Almaty');
      expect(new Date(instantOf(date, sinceMidnight, 'Asia/Almaty')).toISOString()).toBe(new Date(at(text)).toISOString());
    }
  });

  test('days of 23 and 25 hours are as long as they are', () => {
    const length = (text: string): number => {
      const { start, end } = localDay(at(text), amsterdam);
      return (end - start) / hour;
    };
    expect(['2026-03-29T12:00Z', '2026-10-25T12:00Z', '2026-07-01T12:00Z'].map(length)).toEqual([23, 25, 24]);
  });

  test('of an hour that comes twice the first is meant, a skipped one is put forward', () => {
    const half = 2.5 * hour;
    expect(new Date(instantOf({ year: 2026, month: 10, day: 25 }, half, amsterdam)).toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(new Date(instantOf({ year: 2026, month: 3, day: 29 }, half, amsterdam)).toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('around a change of the clocks every hour leads back to itself', () => {
    for (let time = at('2026-10-24T12:00Z'); time < at('2026-10-26T12:00Z'); time += hour) {
      const { sinceMidnight, ...date } = localTime(time, amsterdam);
      const back = instantOf(date, sinceMidnight, amsterdam);
      expect(back === time || back === time - hour).toBe(true);
      expect(localTime(back, amsterdam)).toEqual({ ...date, sinceMidnight });
    }
  });

  test('a day beyond the month runs on', () => {
    expect(localTime(instantOf({ year: 2026, month: 12, day: 32 }, 0, amsterdam), amsterdam)).toEqual({ year: 2027, month: 1, day: 1, sinceMidnight: 0 });
  });

  test('the offset is that of the instant', () => {
    expect([zoneOffset(at('2026-01-01T00:00Z'), amsterdam), zoneOffset(at('2026-07-01T00:00Z'), amsterdam)]).toEqual([hour, 2 * hour]);
  });
});
