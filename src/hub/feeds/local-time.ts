/** Offset of a zone from UTC at an instant, ms. */
function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) - Math.floor(instant / 1_000) * 1_000;
}

const pattern = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2}) (AM|PM)$/;

/**
 * Reads wall clock times like `04/12/2018 11:11:26 AM` in a zone: milliseconds since 1970 UTC, undefined for anything
 * else. Of an hour that came twice (end of daylight saving) the later one is meant; an hour that was skipped is shifted.
 */
export function createLocalTimeReader(timeZone: string): (text: string) => number | undefined {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  const offsets = new Map<number, number>();
  return (text) => {
    const match = pattern.exec(text.trim());
    if (!match) return undefined;
    const [month, day, year, hour, minute, second] = match.slice(1, 7).map(Number) as [number, number, number, number, number, number];
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour < 1 || hour > 12 || minute > 59 || second > 59) return undefined;
    const asUtc = Date.UTC(year, month - 1, day, (hour % 12) + (match[7] === 'PM' ? 12 : 0), minute, second);
    const hourOfZone = Math.floor(asUtc / 3_600_000);
    let offset = offsets.get(hourOfZone);
    if (offset === undefined) {
      const start = hourOfZone * 3_600_000;
      offset = offsetAt(format, start - offsetAt(format, start));
      offsets.set(hourOfZone, offset);
    }
    return asUtc - offset;
  };
}
