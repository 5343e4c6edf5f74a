import { polygonsContain, type CityFrame, type Obstacles, type Vec3 } from '@/geo';
import type { Place, PlaceKind, Region, StreetClass } from '@/model';
import type { Language } from '@/state';
import { nameIn } from '../local-name';
import { shortName } from '../regions/region-name';
import type { Street } from '../streets/network';
import { anchorFloats } from '../streets/pack';
import type { LabelCandidate } from './candidate';

/** Names stand this much over what they name, so that the surface itself never hides them, metres. */
const lift = 3;

/** Metres from the eye within which a street's name is of use, and its rank. */
const streets: Record<StreetClass, { within: number; rank: number }> = {
  motorway: { within: 16_000, rank: 66 },
  primary: { within: 16_000, rank: 65 },
  secondary: { within: 8_500, rank: 55 },
  local: { within: 2_600, rank: 40 },
  service: { within: 800, rank: 22 },
  path: { within: 500, rank: 20 },
};

const regionRanks: Record<Region['level'], number> = { city: 95, county: 92, township: 90, cell: 88 };

/** Kinds whose places people find their way by; of the others only the outstanding are seen from afar. */
const landmarks: ReadonlySet<PlaceKind> = new Set(['government', 'transport', 'health', 'education', 'culture', 'worship', 'sport']);

/** One for each place a street's name may stand at, in the reader's language where the source has it. */
export function streetCandidates(named: readonly Street[], language: Language): LabelCandidate[] {
  const made: LabelCandidate[] = [];
  for (const { id, class: kind, names, length, anchors } of named) {
    const { within, rank } = streets[kind];
    const text = nameIn(names ?? {}, language);
    const shared = {
      group: `street ${text}`, text, thing: { kind: 'street' as const, id }, style: 'street' as const, rank: rank + Math.min(0.9, length / 20_000),
      from: 0, within, outside: false, hides: true,
    };
    for (let at = 0; at < anchors.length; at += anchorFloats) {
      const [x, y, z, east, north, up, room] = anchors.subarray(at, at + anchorFloats) as unknown as [number, number, number, number, number, number, number];
      made.push({ id: `${id}/${at / anchorFloats}`, ...shared, position: [x, y, z + lift], along: [east, north, up], room });
    }
  }
  return made;
}

/** Places over the highest thing where they are, `groundHeight` (metres above the ellipsoid) while that is not known; long ones on each of their reaches. */
export function placeCandidates(
  places: readonly Place[], language: Language, frame: CityFrame, groundHeight: number, obstacles: Obstacles | null,
): LabelCandidate[] {
  return places.flatMap((place): LabelCandidate[] => [
    placeCandidate(place, language, frame, groundHeight, obstacles),
    // What is long is named on several reaches: one group, so never twice in one part of the picture.
    ...(place.reaches ?? []).map((at, i) => ({ ...placeCandidate({ ...place, at }, language, frame, groundHeight, obstacles), id: `${place.id}/${i}` })),
  ]);
}

function placeCandidate(place: Place, language: Language, frame: CityFrame, groundHeight: number, obstacles: Obstacles | null): LabelCandidate {
  const { id, kind, names, at: [longitude, latitude], weight, building } = place;
  const onGround = kind === 'settlement' || kind === 'water' || kind === 'park';
  const ground = { longitude, latitude, height: groundHeight };
  const top = onGround || !obstacles ? groundHeight : obstacles.topNear(ground, 0);
  const text = nameIn(names, language);
  const thing: LabelCandidate['thing'] = building === null ? { kind: 'place', id } : { kind: 'building', id: building };
  const shared = {
    id, group: `${kind} ${text}`, text, thing, along: null, room: Number.POSITIVE_INFINITY, from: 0, outside: false,
    position: frame.toLocal({ ...ground, height: top + (onGround ? lift : 1) }),
  };
  if (kind === 'settlement') {
    // The city's own name is of use from outside only: inside it every screen says where it is.
    const whole = weight >= 0.9;
    return { ...shared, style: 'settlement', rank: 80 + 8 * weight, from: whole ? 9_000 : 700, within: whole ? 200_000 : 2_500 + 9_000 * weight, hides: false };
  }
  if (kind === 'water') return { ...shared, style: 'water', rank: 62 + 8 * weight, within: 4_000 + 18_000 * weight, hides: true };
  if (kind === 'park') return { ...shared, style: 'park', rank: 52 + 12 * weight, within: 1_500 + 9_000 * weight, hides: true };
  const within = landmarks.has(kind) ? 300 + 9_500 * weight ** 1.7 : 220 + 6_000 * weight ** 1.9;
  return { ...shared, style: 'place', rank: 30 + 44 * weight, within, hides: true };
}

/** Where the name of a region may stand besides its middle, as shares of its extent; only inside it. Cells are too many and too small. */
const elsewhere: readonly (readonly [east: number, north: number])[] = [0.13, 0.26].flatMap((far) => [[0, far], [0, -far], [far, 0], [-far, 0]] as const);

/** The middle of each region and places around it; its name may be as long as the region is wide. */
export function regionCandidates(regions: readonly Region[], language: Language, frame: CityFrame, groundHeight: number): LabelCandidate[] {
  return regions.flatMap((region) => {
    const { id, level, centre: [longitude, latitude], extent: [west, south, east, north], polygons } = region;
    const corner = (x: number, y: number): Vec3 => frame.toLocal({ longitude: x, latitude: y, height: groundHeight });
    const [a, b, c] = [corner(west, south), corner(east, south), corner(west, north)];
    const [wide, high] = [Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(c[0] - a[0], c[1] - a[1])];
    const text = shortName(region, language);
    const at = (x: number, y: number, place: number): LabelCandidate => ({
      id: place === 0 ? `region/${id}` : `region/${id}/${place}`, group: `region/${id}`, text, thing: { kind: 'region', id }, style: 'region', rank: regionRanks[level] - place / 100,
      position: frame.toLocal({ longitude: x, latitude: y, height: groundHeight + lift }), along: null, room: Math.sqrt(wide * high),
      from: 0, within: 300_000, outside: false, hides: false,
    });
    const others = level === 'cell' ? [] : elsewhere.map(([right, up]) => [longitude + right * (east - west), latitude + up * (north - south)] as const).filter(([x, y]) => polygonsContain(polygons, x, y));
    return [at(longitude, latitude, 0), ...others.map(([x, y], i) => at(x, y, i + 1))];
  });
}
