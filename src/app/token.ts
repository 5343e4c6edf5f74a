import { deviceStorage } from '@/state';
/** The sign-in token of a page: from the address's fragment (`#token=…`), else the one this device used here last. */
export function readToken(page: string, hash: string): string | null {
  const key = `metroscope.token.${page}`;
  const given = tokenIn(hash);
  try {
    if (given) deviceStorage.setItem(key, given);
    return given ?? deviceStorage.getItem(key);
  } catch {
    return given;
  }
}

/** Takes the token out of the address bar, where everybody in front of a wall could read it, once this device holds it. What else the fragment says stays. */
export function hideToken(page: string): void {
  if (tokenIn(location.hash) === null || readToken(page, '') === null) return;
  const rest = location.hash.slice(1).split('&').filter((part) => !part.startsWith('token=')).join('&');
  history.replaceState(history.state, '', location.pathname + location.search + (rest && `#${rest}`));
}

/** Opens this page anew, signed in with another token. */
export function openWith(token: string): void {
  history.replaceState(null, '', `${location.pathname}${location.search}#token=${token}`);
  location.reload();
}

/** The token a fragment carries, null when it has none. */
export const tokenIn = (hash: string): string | null => new URLSearchParams(hash.replace(/^#/, '')).get('token');

/** Pages this device has a token for. */
export const knownPages = (pages: readonly string[]): string[] => pages.filter((page) => readToken(page, '') !== null);
