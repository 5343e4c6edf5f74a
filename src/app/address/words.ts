const hex = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** A name (layer, attribute, class) that stands among the address's separators. Lone surrogates become U+FFFD. */
export const writeWord = (word: string): string => encodeURIComponent(wellFormed(word)).replace(/^-|[.~*!'()]/g, hex);

/** An id that ends its part: what an address may hold as it is stays readable. */
export const writeId = (id: string): string =>
  encodeURIComponent(wellFormed(id)).replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/['()*!]/g, hex);

/** The text a piece of the address stands for; null when its % codes are broken, or it is no name for a key of an object. */
export function readWord(text: string): string | null {
  try {
    const word = decodeURIComponent(text);
    return word === '__proto__' ? null : word;
  } catch {
    return null;
  }
}

/** A number with at most `digits` decimals, none that say nothing. */
export const writeNumber = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** A plain decimal number; null for anything else, also for what JavaScript alone would read (hexadecimal, blanks, Infinity). */
export function readNumber(text: string): number | null {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** Entries in the order of their names, so that the same things make the same address. */
export const inOrder = <T>(record: Readonly<Record<string, T>>): [string, T][] => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
