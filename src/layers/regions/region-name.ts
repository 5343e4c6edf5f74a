import type { Region } from '@/model';
import type { Language } from '@/state';

/** What a region is called, without the landmark that its whole name ends with. */
export const shortName = ({ name }: Pick<Region, 'name'>, language: Language): string => name[language].split(' · ')[0]!;

/** The landmark of a region's name; empty for none. */
export const landmarkIn = ({ name }: Pick<Region, 'name'>, language: Language): string => name[language].split(' · ')[1] ?? '';
