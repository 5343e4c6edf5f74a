import type { Language } from '@/state';

const language = /^[a-z]{2,3}$/;

/** A name in the reader's language where the source has it, else the local one, which says it in one language only. */
export const nameIn = (names: Readonly<Record<string, string>>, reader: Language): string => names[reader] ?? localName(names);

/**
 * The local name. Where two official languages share it ("Ақорда резиденциясы Дворец Президента"), the one it begins with: a name of
 * several words that some language has for itself.
 */
function localName(names: Readonly<Record<string, string>>): string {
  const local = names[''] ?? '';
  const first = Object.entries(names).find(([tag, name]) => language.test(tag) && name.includes(' ') && local.startsWith(`${name} `));
  return first?.[1] ?? local;
}
