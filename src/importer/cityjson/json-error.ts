const space = /[ \t\r\n]*/y;
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y;

/** Where text stops being JSON, as line and column from 1 (engines do not all say). Call it only on text that does not parse. */
export function jsonErrorPlace(text: string): { line: number; column: number } {
  const before = text.slice(0, errorOffset(text));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}

function errorOffset(text: string): number {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found !== null;
  };
  const open: ('{' | '[')[] = [];
  for (let expectValue = true; ;) {
    skip(space);
    const char = text[at];
    if (expectValue) {
      if (char === '{' || char === '[') {
        at++;
        open.push(char);
        skip(space);
        if (text[at] === (char === '{' ? '}' : ']')) expectValue = false;
        else if (char === '{' && !skipKey()) return at;
        continue;
      }
      if (!skip(string) && !skip(scalar)) return at;
      expectValue = false;
      continue;
    }
    const container = open.at(-1);
    if (container === undefined) return at;
    if (char === (container === '{' ? '}' : ']')) {
      at++;
      open.pop();
    } else if (char === ',') {
      at++;
      if (container === '{' && !skipKey()) return at;
      expectValue = true;
    } else return at;
  }

  function skipKey(): boolean {
    skip(space);
    if (!skip(string)) return false;
    skip(space);
    if (text[at] !== ':') return false;
    at++;
    return true;
  }
}
