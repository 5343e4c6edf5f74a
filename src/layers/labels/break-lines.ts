/** Characters after and before which Chinese may be broken anywhere. */
const wideCharacter = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;

/**
 * A name in at most `most` lines of about equal width, none wider than `width` unless a word alone is; what does not fit ends in
 * an ellipsis. `measure` gives the width of a piece.
 */
export function breakLines(text: string, most: number, width: number, measure: (piece: string) => number): string[] {
  if (most === 1 || measure(text) <= width) return [text];
  const pieces = wordsOf(text);
  for (let lines = 2; lines <= most; lines++) {
    const even = Math.min(width, (measure(text) / lines) * 1.18);
    const made = filled(pieces, even, measure);
    if (made.length <= lines) return made;
  }
  const made = filled(pieces, width, measure);
  if (made.length <= most) return made;
  let last = made[most - 1]!.trimEnd();
  while (last.length > 1 && measure(`${last}…`) > width) last = [...last].slice(0, -1).join('').trimEnd();
  return [...made.slice(0, most - 1), `${last}…`];
}

/** Pieces between which a line may end; a piece keeps the space after it. */
function wordsOf(text: string): string[] {
  const pieces: string[] = [];
  let word = '';
  for (const character of text) {
    if (wideCharacter.test(character)) {
      if (word) pieces.push(word);
      pieces.push(character);
      word = '';
    } else if (character === ' ' || character === '-' || character === '—') {
      pieces.push(word + character);
      word = '';
    } else word += character;
  }
  if (word) pieces.push(word);
  return pieces;
}

function filled(pieces: readonly string[], width: number, measure: (piece: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim()) lines.push(line.trimEnd());
  return lines;
}
