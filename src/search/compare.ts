import { weightOf } from './street-words';

/** How well words agree, 0…1; `full`: every word that counts was found. */
export interface Agreement {
  /** Mean over what was typed: 1 letter for letter, lower for beginnings and misspellings. */
  quality: number;
  /** Share of the name that was typed. */
  breadth: number;
  full: boolean;
}

const none: Agreement = { quality: 0, breadth: 0, full: false };

/** Compares typed words with the words of a name. */
export function compare(typed: readonly string[], name: readonly string[]): Agreement {
  if (typed.length === 0 || name.length === 0) return none;
  const free = new Set(name.keys());
  let [sum, weights, matched, full] = [0, 0, 0, true];
  for (const word of typed) {
    const weight = weightOf(word);
    let [best, at] = [0, -1];
    for (const i of free) {
      const agreement = agreementOf(word, name[i]!);
      if (agreement > best) [best, at] = [agreement, i];
    }
    weights += weight;
    sum += weight * best;
    if (at >= 0) {
      free.delete(at);
      matched += weightOf(name[at]!);
    } else if (weight === 1) full = false;
  }
  const all = name.reduce((total, word) => total + weightOf(word), 0);
  if (sum / weights < 0.95 && telling(typed) === telling(name)) return { quality: 0.95, breadth: 1, full: true };
  return { quality: sum / weights, breadth: matched / all, full };
}

const telling = (words: readonly string[]): string => words.filter((word) => weightOf(word) === 1).join('') || words.join(' ');

function agreementOf(typed: string, word: string): number {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return 0.72 + 0.18 * (typed.length / word.length);
  if (/\d/.test(typed)) return 0;
  const allowed = allowedEdits(typed);
  if (allowed === 0) return 0;
  const edits = editDistance(typed, word, allowed);
  if (edits <= allowed) return 0.62 - 0.1 * (edits - 1);
  // What is being typed may be misspelled before it is complete.
  if (typed.length < 5 || word.length <= typed.length) return 0;
  return editDistance(typed, word.slice(0, typed.length), allowed) <= allowed ? 0.42 : 0;
}

/** Misspelled letters a word of this length may have. */
export const allowedEdits = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Letters added, left out, changed or swapped with their neighbour (optimal string alignment); more than `most` is any larger number. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, previous] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, previous] = [previous, row];
  }
  return previous[b.length]!;
}
