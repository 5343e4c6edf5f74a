/** Letters as Latin ones, so that a name is found in whatever alphabet it is typed: Russian, Kazakh (Cyrillic and the Latin of 2021), and Latin letters that have no plain base. */
const letters: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'j', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't',
  у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia',
  ә: 'a', ғ: 'g', қ: 'k', ң: 'n', ө: 'o', ұ: 'u', ү: 'u', һ: 'h', і: 'i', ї: 'i', є: 'e', ґ: 'g',
  ş: 'sh', ı: 'i', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', þ: 'th',
};

/** Spellings of one sound in the romanisations in use (BGN, ISO 9, street signs, chat) brought to one, in this order. */
const spellings: readonly [RegExp, string][] = [
  [/shch/g, 'sh'], [/kh/g, 'h'], [/zh/g, 'j'], [/gh/g, 'g'], [/ph/g, 'f'], [/ck/g, 'k'], [/dj/g, 'j'],
  [/q/g, 'k'], [/w/g, 'v'], [/x/g, 'ks'], [/y/g, 'i'], [/c(?!h)/g, 'k'], [/(.)\1+/g, '$1'], [/ie/g, 'e'],
];

/** A word by its sound in plain Latin letters: without case, accents and alphabet. Chinese characters and digits stay. */
function foldWord(word: string): string {
  const latin = [...word.normalize('NFKC').toLowerCase()].map((letter) => letters[letter] ?? letter).join('');
  const plain = latin.normalize('NFD').replace(/[\p{M}'’ʼʹʺ`´]/gu, '');
  return /\d/.test(plain) ? plain : spellings.reduce((text, [from, to]) => text.replace(from, to), plain);
}

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}'’ʼ])+(?:\/[\p{L}\p{N}]+)*/gu;

/** The folded words of a text, each Chinese character one of them; `12/4` stays together. */
export function wordsOf(text: string): string[] {
  return (text.replaceAll('№', ' ').normalize('NFKC').match(word) ?? []).map(foldWord).filter((folded) => folded !== '');
}
