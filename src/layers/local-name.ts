import type { Language } from '@/state';

/** A name in the reader's language where the source has it, else the local one. */
export const nameIn = (names: Readonly<Record<string, string>>, language: Language): string => names[language] ?? names[''] ?? '';
