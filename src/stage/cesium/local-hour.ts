/** Hour of day 0…24 with its fraction in an IANA time zone. */
export function localHour(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: 'hour' | 'minute'): number => Number(parts.find((each) => each.type === type)?.value);
  return part('hour') + part('minute') / 60;
}
