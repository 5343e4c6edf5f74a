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

/** Takes the token out of the address bar, where everybody in front of a wall could read it, once this device holds it. */
export function hideToken(page: string): void {
  if (new URLSearchParams(location.hash.slice(1)).has('token') && readToken(page, '') !== null) {
    history.replaceState(history.state, '', location.pathname + location.search);
  }
}

/** Pages this device has a token for. */
export const knownPages = (pages: readonly string[]): string[] => pages.filter((page) => readToken(page, '') !== null);
