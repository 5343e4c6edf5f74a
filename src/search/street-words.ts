import { wordsOf } from './fold';

/** What kind of way a street is, and how addresses abbreviate it: says little about which street is meant. */
const written = `
  улица ул проспект пр просп д переулок пер шоссе бульвар бул площадь пл набережная наб микрорайон мкр проезд тупик аллея трасса
  көше көшесі даңғыл даңғылы бульвары алаңы орамы тұйығы дом үй имени им
  street str st avenue ave av road rd boulevard blvd lane ln highway hwy square sq drive dr embankment house
  straße platz weg straat laan plein kade
  路 街 道 巷 号 大
`;

const streetWords: ReadonlySet<string> = new Set(wordsOf(written));

/** How much a word counts when names are compared, 0…1. */
export const weightOf = (word: string): number => (streetWords.has(word) ? 0.12 : 1);
