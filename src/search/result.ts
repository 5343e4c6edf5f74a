import type { PlaceKind, RegionLevel, StreetClass } from '@/model';

export const resultKinds = ['address', 'street', 'building', 'place', 'region', 'coordinate'] as const;

/** Something found. Longitude and latitude in degrees; `distance`: metres to look at it from. */
export interface SearchResult {
  kind: (typeof resultKinds)[number];
  /** What to select: id of a building (also for an address), street, place or region; empty for a coordinate. */
  id: string;
  title: string;
  /** What tells it from others of its name: another name of it, the region it is in; may be empty. */
  detail: string;
  /** Class of what it is, for a symbol and a word. */
  class: PlaceKind | StreetClass | RegionLevel | null;
  longitude: number;
  latitude: number;
  distance: number;
}

export interface SearchOptions {
  /** Most results wanted. */
  limit: number;
  /** Of equally good results, those near here come first; degrees. */
  near?: { longitude: number; latitude: number };
  /** BCP 47 language whose names are shown where there are any. */
  language: 'en' | 'zh';
}
