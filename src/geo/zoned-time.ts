/** A calendar day; month 1…12. */
export interface LocalDate {
  year: number;
  month: number;
  day: number;
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const held = formats.get(timeZone);
  if (held) return held;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', era: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** `Date.UTC` without its two-digit years. */
function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, 0);
}

/** What the clocks of a zone show at an instant, written as if it were UTC: milliseconds. Throws RangeError for an unknown zone. */
function wallClock(at: number, timeZone: string): number {
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const whole = utc(year, Number(part.month), Number(part.day), Number(part.hour), Number(part.minute), Number(part.second));
  return whole + (((at % 1_000) + 1_000) % 1_000);
}

/** Milliseconds a zone is ahead of UTC at an instant. */
export const zoneOffset = (at: number, timeZone: string): number => wallClock(at, timeZone) - at;

/** The calendar day in a zone at an instant, and milliseconds of its clock since 00:00. */
export function localTime(at: number, timeZone: string): LocalDate & { sinceMidnight: number } {
  const wall = wallClock(at, timeZone);
  const date = new Date(wall);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), sinceMidnight: wall - Math.floor(wall / dayMs) * dayMs };
}

/**
 * The instant at which the clocks of a zone show a time of a day. Of an hour that comes twice the first is meant; a time
 * that is skipped is as much later as the clocks are put forward. A month or day out of range runs on into the next.
 */
export function instantOf({ year, month, day }: LocalDate, sinceMidnight: number, timeZone: string): number {
  const wall = utc(year, month, day) + sinceMidnight;
  const offsets = [zoneOffset(wall - dayMs, timeZone), zoneOffset(wall + dayMs, timeZone)];
  const most = Math.max(...offsets);
  return zoneOffset(wall - most, timeZone) === most ? wall - most : wall - Math.min(...offsets);
}

/** The local day an instant lies in, from its first instant to the first of the next; 23 or 25 hours when clocks change. */
export function localDay(at: number, timeZone: string): { start: number; end: number } {
  const { year, month, day } = localTime(at, timeZone);
  return { start: instantOf({ year, month, day }, 0, timeZone), end: instantOf({ year, month, day: day + 1 }, 0, timeZone) };
}
