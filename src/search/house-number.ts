/** A house number as numbers are compared: `12 корпус 6`, `12 к6` and `12K6` are one. */
export const foldNumber = (number: string): string => number.replace(/korpus|korp/g, 'k').replace(/stroenie|str/g, 's').replace(/[^a-z0-9/]/g, '');

/**
 * Ways to split typed words into a house number and the rest, the longest number first: the number starts with a digit
 * and may go on in the next two words (`12 k 6`, `10 b`).
 */
export function houseSplits(words: readonly string[]): { number: string; rest: string[] }[] {
  const splits: { number: string; rest: string[] }[] = [];
  words.forEach((word, from) => {
    if (!/^\d/.test(word)) return;
    for (let to = Math.min(from + 3, words.length); to > from; to--) {
      const tail = words.slice(from + 1, to);
      if (tail.length > 0 && !/^(k|korp|korpus|s|str|stroenie|[a-z])\d*$/.test(tail[0]!)) continue;
      if (tail.length === 2 && !/^\d{1,3}$/.test(tail[1]!)) continue;
      const rest = [...words.slice(0, from), ...words.slice(to)];
      if (rest.length > 0) splits.push({ number: foldNumber(words.slice(from, to).join('')), rest });
    }
  });
  return splits;
}
