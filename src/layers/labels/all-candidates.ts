import type { CityFrame, Obstacles } from '@/geo';
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
  setRegions(regions: readonly Region[]): void;
  list(): readonly LabelCandidate[];
}

export function createCandidates({ frame, groundHeight, obstacles }: { frame: CityFrame; groundHeight: number; obstacles: () => Obstacles | null }): Candidates {
  let language: Language = 'en';
  let streets: readonly Street[] = [];
  let places: readonly Place[] = [];
  let regions: readonly Region[] = [];
  let standing: Obstacles | null = null;
  let made: LabelCandidate[] | null = null;

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
    setRegions(all) {
      if (all !== regions) made = null;
      regions = all;
    },
    list() {
      const known = obstacles();
      if (known !== standing) made = null;
      standing = known;
      made ??= [
        ...regionCandidates(regions, language, frame, groundHeight),
        ...placeCandidates(places, language, frame, groundHeight, standing),
        ...streetCandidates(streets, language),
      ];
      return made;
    },
  };
}
