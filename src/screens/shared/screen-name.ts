import type { Screen } from '@/model';
import { screenNameText, type Text } from '@/ui';

/** Name of a screen in the reader's language. */
export const screenName = (text: Text, { name }: Pick<Screen, 'name'>): string => screenNameText(text, name);
