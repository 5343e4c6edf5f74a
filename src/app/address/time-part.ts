import { zoneOffset } from '@/geo';
import { clockSchema } from '@/model';

const pad = (value: number): string => String(value).padStart(2, '0');
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;
const whole = /(:00)?(\.\d+)?Z$/;

/** An instant as the city's clocks show it, to the second: `2026-06-21T18:00+05:00`. */
export function writeTime(at: number, timeZone: string): string {
  const second = Math.round(at / 1_000) * 1_000;
  const offset = Math.round(zoneOffset(second, timeZone) / 1_000) * 1_000;
  const local = new Date(second + offset);
  const plain = local.toISOString().replace(whole, '');
  // Local mean times of old have seconds, which the form has no room for; neither has it for a fifth digit of the year.
  if (offset % 60_000 !== 0 || plain.startsWith('+') || plain.startsWith('-')) return new Date(second).toISOString().replace(whole, 'Z');
  const minutes = Math.abs(offset) / 60_000;
  return `${plain}${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Milliseconds since 1970 UTC of a date and time with its offset from UTC; null for anything else, also for the 30th of February. */
export function readTime(text: string): number | null {
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (!iso.test(text) || !day || !isDay(Number(day[1]), Number(day[2]), Number(day[3]))) return null;
  const at = Date.parse(text);
  return clockSchema.safeParse({ mode: 'set', at, since: 0, rate: 0 }).success ? at : null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
