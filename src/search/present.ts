import { streetClasses, type PlaceKind, type Region } from '@/model';
import type { Entry, House, HouseEntry, NamedEntry } from './entries';
import type { SearchOptions, SearchResult } from './result';

type Language = SearchOptions['language'];
type RegionAt = (longitude: number, latitude: number) => Region | null;

/** Metres from which a thing of a kind is looked at. */
const distanceOf: Partial<Record<PlaceKind, number>> = { settlement: 2_400, water: 1_600, park: 900 };
const nearDistance = 380;

/** An entry as a person reads it. */
export function presentEntry(entry: NamedEntry, regionAt: RegionAt, language: Language): SearchResult {
  const title = nameIn(entry, language);
  const local = localName(entry);
  const about = (longitude: number, latitude: number): string => joined(local === title ? '' : local, regionAt(longitude, latitude)?.name[language]);
  switch (entry.kind) {
    case 'place': {
      const { id, kind, at: [longitude, latitude], building } = entry.place;
      const place = { title, detail: about(longitude, latitude), class: kind, longitude, latitude, distance: distanceOf[kind] ?? nearDistance };
      return building === null ? { kind: 'place', id, ...place } : { kind: 'building', id: building, ...place, distance: nearDistance };
    }
    case 'street': {
      const { id, at: [longitude, latitude], length } = entry.street;
      const ofClass = streetClasses.find((known) => known === entry.street.class) ?? null;
      return { kind: 'street', id, title, detail: about(longitude, latitude), class: ofClass, longitude, latitude, distance: Math.min(4_000, Math.max(450, length * 0.8)) };
    }
    case 'region':
      return presentRegion(entry.region, language, null);
  }
}

/** A region, and in which other it lies where that has to be said. */
export function presentRegion({ id, level, name, centre: [longitude, latitude], extent: [west, south, east, north] }: Region, language: Language, within: Region | null): SearchResult {
  const breadth = Math.hypot((east - west) * Math.cos((latitude * Math.PI) / 180), north - south) * 111_320;
  return { kind: 'region', id, title: name[language], detail: within?.name[language] ?? '', class: level, longitude, latitude, distance: Math.max(600, breadth) };
}

/** A house of a street. */
export function presentHouse(entry: HouseEntry, [number, longitude, latitude, building]: House, regionAt: RegionAt, language: Language): SearchResult {
  const street = nameIn(entry, language);
  const local = localName(entry);
  const detail = joined(local === street ? '' : `${local} ${number}`, regionAt(longitude, latitude)?.name[language]);
  return { kind: 'address', id: building, title: `${street} ${number}`, detail, class: null, longitude, latitude, distance: nearDistance };
}

const localName = ({ names }: Entry): string => names['']!;
const nameIn = (entry: Entry, language: Language): string => entry.names[language] ?? localName(entry);
const joined = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== '').join(' · ');
