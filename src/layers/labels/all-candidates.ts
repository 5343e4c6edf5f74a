import { polygonsContain, type CityFrame, type Obstacles } from '@/geo';
import type { Place, Region } from '@/model';
import type { Language } from '@/state';
import type { Street } from '../streets/network';
import type { LabelCandidate } from './candidate';
import { placeCandidates, regionCandidates, streetCandidates } from './candidates';

/** Every name the city has, in the reader's language; made anew only where something changed. */
export interface Candidates {
  setLanguage(language: Language): void;
  setStreets(named: readonly Street[]): void;
  setPlaces(places: readonly Place[]): void;
  /** The parts of the region looked at, and that region; null is the whole city. */
  setRegions(regions: readonly Region[], scope: Region | null): void;
  list(): readonly LabelCandidate[];
}

/** `groundHeight`: metres above the ellipsoid. Places rise over what stands there once `obstacles` is known. */
export function createCandidates({ frame, groundHeight, obstacles }: { frame: CityFrame; groundHeight: number; obstacles: () => Obstacles | null }): Candidates {
  let language: Language = 'en';
  let streets: readonly Street[] = [];
  let places: readonly Place[] = [];
  let regions: readonly Region[] = [];
  let scope: Region | null = null;
  let standing: Obstacles | null = null;
  let made: LabelCandidate[] | null = null;

  const isIn = ({ polygons, extent: [west, south, east, north] }: Region, { position }: LabelCandidate): boolean => {
    const { longitude, latitude } = frame.fromLocal(position);
    return longitude > west && longitude < east && latitude > south && latitude < north && polygonsContain(polygons, longitude, latitude);
  };

  return {
    setLanguage(next) {
      if (next !== language) made = null;
      language = next;
    },
    setStreets(named) {
      if (named !== streets) made = null;
      streets = named;
    },
    setPlaces(all) {
      made = null;
      places = all;
    },
    setRegions(all, next) {
      if (all !== regions || next !== scope) made = null;
      regions = all;
      scope = next;
    },
    list() {
      const known = obstacles();
      if (known !== standing) made = null;
      standing = known;
      if (made) return made;
      const around = [...placeCandidates(places, language, frame, groundHeight, standing), ...streetCandidates(streets, language)];
      if (scope) for (const candidate of around) candidate.outside = !isIn(scope, candidate);
      made = [...regionCandidates(regions, language, frame, groundHeight), ...around];
      return made;
    },
  };
}
