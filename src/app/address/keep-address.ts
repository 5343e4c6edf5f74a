import { savedView, shownTime, type SavedView, type ViewState } from '@/model';
import type { AddressProblem, Compare, Keep, Program } from '@/screens';
import type { LinkStore, ViewStore } from '@/state';
import { createStore } from 'zustand/vanilla';
import { readAddress, unsaid, writeAddress, type AddressContext, type ReadAddress } from './address';
import type { AddressBar } from './address-bar';
import { createHistoryWriter } from './history-writer';
import { showView } from './show-view';

interface KeepOptions {
  view: ViewStore;
  link: LinkStore;
  context: AddressContext;
  /** What the page was opened with; its parts are shown already. Null where addresses are not kept (a wall). */
  address: { opened: OpenedAddress; bar: AddressBar } | null;
  fly(to: ViewState): Promise<boolean>;
  sharedNow(): number;
  /** The second picture; null where there never is one. */
  compare: Pick<Compare<Program>, 'open' | 'close' | 'current' | 'onChange'> | null;
  /** Opens the page again, for a new sign-in. */
  reload(): void;
}

export interface OpenedAddress extends ReadAddress {
  own: boolean;
}

/** The address a page is opened with. */
export const openAddress = (bar: AddressBar, context: AddressContext, now: number): OpenedAddress => ({ ...readAddress(bar.fragment(), context, now), own: bar.own() });

/** Binds what is shown to the address bar, both ways. */
export function keepAddress({ view, link, context, address, fly, sharedNow, compare, reload }: KeepOptions): Keep {
  const problems = createStore<{ problems: readonly AddressProblem[] }>(() => ({ problems: address?.opened.problems ?? [] }));
  const show = (parts: Partial<SavedView>): Promise<boolean> => {
    if (parts.compare) compare?.open(parts.compare);
    return showView(view, parts, sharedNow(), fly);
  };
  const now = (): SavedView => {
    const compared = compare?.current();
    return { ...savedView(view.store.getState()), ...(compared && { compare: compared }) };
  };
  const standing = <T extends { clock: SavedView['clock'] }>(kept: T): T => ({
    ...kept, clock: kept.clock.mode === 'set' ? { ...kept.clock, at: Math.round(shownTime(kept.clock, sharedNow())) } : kept.clock,
  });

  if (address) {
    const { opened, bar } = address;
    const writer = createHistoryWriter(view, bar, (saved) => writeAddress(saved, context), now, (listener) => void compare?.onChange(listener));
    bar.onMove(() => {
      if (bar.newSignIn()) return reload();
      const { found, problems: bad } = readAddress(bar.fragment(), context, sharedNow());
      problems.setState({ problems: bad });
      // Back goes where one was; how the city is lit and coloured stays. A link shows all it says, and nothing it does not say.
      const { selection, region } = { ...unsaid, ...found };
      const parts = bar.own() ? { ...(found.view ? { view: found.view } : {}), selection, region } : { ...unsaid, ...found };
      if (!bar.own() && !found.compare) compare?.close();
      if (Object.keys(found).length > 0) writer.without(() => void show(parts));
    });
    if (!opened.own) insist(view, link, opened.found, (parts) => void writer.without(() => void showView(view, parts, sharedNow(), jump)));
  }

  /** Onto the view before another frame is drawn. */
  function jump(to: ViewState): Promise<boolean> {
    view.set('camera', { ...view.get('camera'), view: to }, 'user');
    return Promise.resolve(true);
  }

  return {
    snapshot: now,
    show,
    link() {
      const { compare: compared, ...saved } = standing(now());
      const whole = { ...saved, ...(compared && { compare: standing(compared) }) };
      return `${location.origin}${location.pathname}#${writeAddress(whole, context)}`;
    },
    problems,
  };
}

/**
 * A link somebody opened is their own act: when the screen has joined its room, whose values come first, what the link names is
 * shown again, led or let go as the screen's role has it. What hands did meanwhile counts instead.
 */
function insist(view: ViewStore, link: LinkStore, found: Partial<SavedView>, show: (parts: Partial<SavedView>) => void): void {
  let wanted = found;
  const stopWatching = view.onChange(({ aspect, origin }) => {
    if (origin !== 'user') return;
    // An address says nothing of what the wall is shown beside the city.
    if (aspect === 'charts') return;
    const part = aspect === 'camera' ? 'view' : aspect;
    if (part in wanted) wanted = { ...wanted, [part]: savedView(view.store.getState())[part] };
  });
  const stop = link.subscribe(({ status }) => {
    if (status !== 'online') return;
    stop();
    stopWatching();
    // The room's values are taken right after the link says it is online, and before a frame.
    queueMicrotask(() => show(wanted));
  });
}
