import { instantOf, localTime } from '@/geo';

export const spanNames = ['quarter', 'hour', 'today', 'chosen'] as const;
export type SpanName = (typeof spanNames)[number];

/** A stretch of hub time, milliseconds since 1970 UTC. */
export interface Span {
  from: number;
  to: number;
}

/** The longest that is read with every sample of its motions, milliseconds. */
export const fineMs = 3_600_000;

/** The span of a name, up to `now`; `chosen` begins as the last hour. */
export function spanOf(name: SpanName, now: number, timeZone: string): Span {
  const back = { quarter: 900_000, hour: fineMs, chosen: fineMs, today: Math.max(60_000, localTime(now, timeZone).sinceMidnight) }[name];
  return { from: now - back, to: now };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** As a `datetime-local` field writes it, in the city's time. */
export function fieldOf(at: number, timeZone: string): string {
  const { year, month, day, sinceMidnight } = localTime(at, timeZone);
  const minutes = Math.floor(sinceMidnight / 60_000);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The instant a `datetime-local` field names in the city's time; null while it names none. */
export function instantOfField(value: string, timeZone: string): number | null {
  const [, year, month, day, hours, minutes] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value) ?? [];
  if (minutes === undefined) return null;
  return instantOf({ year: Number(year), month: Number(month), day: Number(day) }, (Number(hours) * 60 + Number(minutes)) * 60_000, timeZone);
}
