import { tokenIn } from '../token';

/** The fragment of the page's address and the browser's history behind it. */
export interface AddressBar {
  /** Without `#`. */
  fragment(): string;
  /** Whether this page wrote the present entry itself: it was left or reloaded, not opened as a link. */
  own(): boolean;
  replace(fragment: string): void;
  push(fragment: string): void;
  /** Called when Back, Forward, a link or a hand changed the fragment. */
  onMove(listener: () => void): void;
  /** Whether the fragment brings another sign-in than the page was opened with. */
  newSignIn(): boolean;
}

const mark = 'metroscope';

export function createAddressBar(): AddressBar {
  // Still there only where the browser could not store it: a reload needs it.
  const token = tokenIn(location.hash);
  const entry = (fragment: string): [unknown, string, string] =>
    [{ [mark]: true }, '', `${location.pathname}${location.search}#${token === null ? '' : `token=${token}&`}${fragment}`];
  return {
    fragment: () => location.hash.slice(1).split('&').filter((part) => !part.startsWith('token=')).join('&'),
    own: () => typeof history.state === 'object' && history.state !== null && mark in history.state,
    replace: (fragment) => history.replaceState(...entry(fragment)),
    push: (fragment) => history.pushState(...entry(fragment)),
    onMove: (listener) => addEventListener('popstate', listener),
    newSignIn: () => {
      const given = tokenIn(location.hash);
      return given !== null && given !== token;
    },
  };
}
