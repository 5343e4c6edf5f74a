/** The sign-in token of a page: from the address's fragment (`#token=…`), else the one this device used here last. */
export function readToken(page: string, hash: string): string | null {
  const key = `metroscope.token.${page}`;
  const given = new URLSearchParams(hash.replace(/^#/, '')).get('token');
  try {
    if (given) localStorage.setItem(key, given);
    return given ?? localStorage.getItem(key);
  } catch {
    return given;
  }
}

/** Pages this device has a token for. */
export const knownPages = (pages: readonly string[]): string[] => pages.filter((page) => readToken(page, '') !== null);
