import { localTime } from '@/geo';

/** File name of a picture or a list: the city's id and the local time, `astana-2026-06-21-1805.png`. */
export function fileName(cityId: string, at: number, timeZone: string, end: string): string {
  const { year, month, day, sinceMidnight } = localTime(at, timeZone);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const minutes = sinceMidnight / 60_000;
  return `${cityId}-${String(year).padStart(4, '0')}-${two(month)}-${two(day)}-${two(minutes / 60)}${two(minutes % 60)}${end}`;
}
