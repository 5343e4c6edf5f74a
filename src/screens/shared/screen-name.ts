import type { Screen } from '@/model';
import type { Text } from '@/ui';

/** Name of a screen in the reader's language: names a screen gave itself (`Desk 6d0b`, `Wall 1-2`) are translated, given ones are not. */
export function screenName({ t }: Text, { name, class: screenClass }: Pick<Screen, 'name' | 'class'>): string {
  const own = /^(?:Wall|Desk|Tablet) ([\da-f]{4}|\d+-\d+)$/.exec(name)?.[1];
  return own === undefined ? name : `${t(`link.class.${screenClass}`)} ${own}`;
}
