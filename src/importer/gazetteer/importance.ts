import type { PlaceKind } from '@/model';

const settlements: Record<string, number> = { city: 1, town: 0.85, borough: 0.75, suburb: 0.65, quarter: 0.5, village: 0.5, neighbourhood: 0.4, hamlet: 0.3 };

/**
 * How important a place is among its kind, 0…1, to two digits: how large it is on the ground (1 at a square kilometre), and how
 * well known in the source (an article, names in many languages). `area` in square metres, 0 for a point.
 */
export function placeWeight(kind: PlaceKind, tags: Readonly<Record<string, string>>, area: number): number {
  const size = Math.min(1, Math.log10(1 + area) / 6);
  const languages = Object.keys(tags).filter((key) => key.startsWith('name:')).length;
  const article = tags['wikipedia'] !== undefined || tags['wikidata'] !== undefined;
  const fame = Math.min(1, (article ? 0.5 : 0) + Math.min(0.5, languages / 8));
  const standing = kind === 'settlement' ? (settlements[tags['place'] ?? ''] ?? 0.2) : isTerminal(tags) ? 0.7 : 0;
  return Number(Math.max(standing, 0.45 * size + 0.55 * fame).toFixed(2));
}

const isTerminal = (tags: Readonly<Record<string, string>>): boolean =>
  tags['railway'] === 'station' || tags['amenity'] === 'bus_station' || tags['aeroway'] === 'aerodrome' || tags['aeroway'] === 'terminal';
